#!/usr/bin/env bash
# Checks offline, with bash (4.4 or newer), coreutils and OpenSSL (3.0 or newer) alone, that an entry
# is in the log a policy names, and that enough others signed beside the log. AGPL-3.0-or-later.
#
#   bash verify.sh ENTRY PROOF.tlog-proof --policy POLICY
#       [--known CHECKPOINT]... [--checkpoint CHECKPOINT] [--kind KIND]
#
# POLICY has to come from somebody else than whoever gave you the proof; one that lies beside the
# proof is not taken. With --policy-as-the-office-says POLICY it is, and then no more than INTEGRITY
# ONLY can come of it. --known is a checkpoint you hold from elsewhere, --checkpoint the one the proof
# has to be about, --kind what the entry is promised to be.
#
# The first line of the answer is the verdict, and one word for the reason. It ends with
#   0 verified   20 integrity only   30 diverged   40 invalid   2 nothing was decided   3 limits exceeded
# as amparo-verify.mjs does, with the same words. What this script leaves to that program: values
# (--fields), and, where OpenSSL is older than 3.5, signatures by ML-DSA-44. Those count for nothing
# here, neither for a proof nor against it, and are named below "WHAT WAS NOT CHECKED".
#
# Formats: c2sp.org/tlog-proof, signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy; the tree
# is that of RFC 6962. What follows reads from top to bottom: small things, reading, checking, saying.

set -u -f -o pipefail
export LC_ALL=C
IFS=$' \t\n'

# ── What is said ────────────────────────────────────────────────────────────────────────────────

checked=() warnings=() unchecked=()

# Names of files come from strangers: what a terminal would obey is not printed.
shown() { printf '%s' "${1//[!' '-~]/?}"; }

list() { # TITLE LINE...
  local title=$1 line
  shift
  (($# == 0)) && return
  printf '\n%s\n' "$title"
  for line in "$@"; do printf '  - %s\n' "$line"; done
}

say_and_end() { # TITLE EXIT CODE REASON
  printf '%s [%s]\n' "$1" "$3"
  [[ -z $4 ]] || printf '%s\n' "$4"
  if ((${#checked[@]} > 0)); then
    unchecked+=(
      'Values. This script opens none; amparo-verify.mjs does, with --fields.'
      'Whether what was recorded is true. Integrity is not truth: this shows that something was recorded and not changed since, never that it is right.'
      'Whether anything was left out. A proof shows that an entry is there; entries that were never made, or are not shown, leave no trace in it.'
      'Whether the log and enough of those who sign beside it lied together. Only another checkpoint of theirs, held by somebody else, can show it.'
      'Time-stamps of other authorities. The times above are what the signers’ own clocks said.'
    )
    list 'WHAT WAS CHECKED' "${checked[@]}"
    list 'WARNINGS' ${warnings[@]+"${warnings[@]}"}
    list 'WHAT WAS NOT CHECKED' "${unchecked[@]}"
  fi
  exit "$2"
}

end() { # CODE REASON
  case $1 in
  verified) say_and_end 'VERIFIED' 0 "$@" ;;
  checkpoint-quorum | no-quorum-asked | policy-from-the-office) say_and_end 'INTEGRITY ONLY' 20 "$@" ;;
  diverged) say_and_end 'DIVERGED' 30 "$@" ;;
  usage | policy-quorum | policy-* | vkey-* | known-*) say_and_end 'NOTHING WAS DECIDED' 2 "$@" ;;
  limits) say_and_end 'LIMITS EXCEEDED' 3 "$@" ;;
  *) say_and_end 'INVALID' 40 "$@" ;;
  esac
}

usage() { end usage "$1
bash verify.sh ENTRY PROOF.tlog-proof --policy POLICY [--known CHECKPOINT]... [--checkpoint CHECKPOINT] [--kind KIND]"; }

((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) ||
  end limits "This needs bash 4.4 or newer; here it is $BASH_VERSION. Nothing was judged."

# ── Numbers, base64, text ───────────────────────────────────────────────────────────────────────

is_decimal() { [[ $1 =~ ^(0|[1-9][0-9]{0,18})$ ]]; }

# Up to 2^53 - 1, as amparo-verify.mjs counts; nineteen digits may not fit into 64 bits.
is_number() { is_decimal "$1" && ((${#1} <= 16)) && (($1 <= 9007199254740991)); }

is_beyond_counting() { is_decimal "$1" && ! is_number "$1"; }

# Padded base64 in its one spelling (RFC 4648 §3.5). The last digit before padding carries few bits.
is_base64() {
  local digits=$1
  ((${#1} % 4 == 0)) || return 1
  case $1 in
  *==) digits=${1%==} && [[ $digits == *[AQgw] ]] || return 1 ;;
  *=) digits=${1%=} && [[ $digits == *[AEIMQUYcgkosw048] ]] || return 1 ;;
  esac
  [[ $digits != *[!A-Za-z0-9+/]* ]]
}

is_hash() { ((${#1} == 44)) && [[ $1 == *= && $1 != *== ]] && is_base64 "$1"; }

length_of_base64() { # into $length
  length=$((${#1} / 4 * 3))
  case $1 in *==) ((length -= 2)) ;; *=) ((length -= 1)) ;; esac
}

from_base64() { printf '%s' "$1" | base64 -d; }

hex_of() { od -An -v -tx1 | tr -d ' \n'; }

from_hex() {
  local at
  for ((at = 0; at < ${#1}; at += 2)); do printf "\\x${1:at:2}"; done
}

sha256() { openssl dgst -sha256 -binary; }

not_ascii=$'[\x80-\xff]'
dash=$'\xe2\x80\x94 '

is_utf8() { # one line; none that may be right is longer than this
  [[ $1 == *$not_ascii* ]] || return 0
  ((${#1} <= 16384)) || return 1
  local hex
  hex=$(printf '%s' "$1" | tr '\001-\177' ' ' | hex_of)
  [[ $hex =~ ^(20|c[2-9a-f][89ab].|d.[89ab].|e0[ab].[89ab].|e[1-9a-cef][89ab].[89ab].|ed[89].[89ab].|f0[9ab].[89ab].[89ab].|f[123][89ab].[89ab].[89ab].|f48.[89ab].[89ab].)*$ ]]
}

# White space of any script (Unicode White_Space beyond ASCII), as it stands in UTF-8.
has_space() {
  case $1 in
  *[$' \t\n\v\f\r']* | *$'\xc2\x85'* | *$'\xc2\xa0'* | *$'\xe1\x9a\x80'*) return 0 ;;
  *$'\xe2\x80'[$'\x80'-$'\x8a'$'\xa8\xa9\xaf']* | *$'\xe2\x81\x9f'* | *$'\xe3\x80\x80'*) return 0 ;;
  esac
  return 1
}

is_key_name() {
  [[ -n $1 && $1 != *+* && $1 != *[$'\x01'-$'\x1f']* ]] && ((${#1} <= 255)) && ! has_space "$1"
}

is_policy_name() {
  local characters=${1//[$'\x80'-$'\xbf']/}
  [[ $1 != *[$'\x01'-$'\x1f\x7f']* && $1 != *$'\xc2'[$'\x80'-$'\x9f']* ]] &&
    ((${#characters} >= 1 && ${#characters} <= 255)) && ! has_space "$1"
}

# Days since 1970-01-01 of a day, and back (civil calendar, years 0 to 9999).
days_of() { # YEAR MONTH DAY into $days
  local y=$(($1 - ($2 <= 2))) m=$((($2 + 9) % 12))
  local era=$(((y >= 0 ? y : y - 399) / 400))
  local yoe=$((y - era * 400)) doy=$(((153 * m + 2) / 5 + $3 - 1))
  days=$((era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468))
}

when() { # SECONDS
  (($1 < 253402300800)) || { printf 'second %s' "$1" && return; }
  local z=$(($1 / 86400 + 719468)) s=$(($1 % 86400))
  local era=$((z / 146097)) doe=$((z % 146097))
  local yoe=$(((doe - doe / 1460 + doe / 36524 - doe / 146096) / 365))
  local doy=$((doe - (365 * yoe + yoe / 4 - yoe / 100)))
  local mp=$(((5 * doy + 2) / 153))
  local m=$((mp < 10 ? mp + 3 : mp - 9))
  printf '%04d-%02d-%02d %02d:%02d:%02d UTC' $((yoe + era * 400 + (m <= 2))) "$m" \
    $((doy - (153 * mp + 2) / 5 + 1)) $((s / 3600)) $((s / 60 % 60)) $((s % 60))
}

# ── Files ───────────────────────────────────────────────────────────────────────────────────────

# What comes in, as a file of the temporary folder. A full disk must not look like a wrong signature.
put() { cat >"$folder/$1" 2>/dev/null; }
full() { end limits 'A file cannot be read, or the temporary folder not be written. Nothing was judged.'; }

take() { # FILE LIMIT NAME: copies at most LIMIT bytes and one more to $folder/NAME, $size says how many
  [[ -f $1 && -r $1 ]] || usage "$(shown "$1") is not a file that can be read."
  head -c $(($2 + 1)) <"$1" | put "$3" || full
  size=$(wc -c <"$folder/$3")
  size=$((size))
}

take_within() {
  take "$@"
  ((size <= $2)) || end limits "$(shown "$1") has more than $2 bytes, so it was not judged."
}

# The lines of a copy into $lines. A zero byte, which bash cannot hold, becomes another one that no
# grammar here allows either. $is_whole says whether the last line is ended.
lines_of() {
  mapfile -t lines < <(tr '\000' '\001' <"$folder/$1")
  is_whole=0
  [[ $(tail -c 1 <"$folder/$1" | hex_of) != 0a ]] || is_whole=1
}

lines_are_utf8() {
  local line
  for line in ${lines[@]+"${lines[@]}"}; do is_utf8 "${line#"$dash"}" || return 1; done
}

# ── Policy (c2sp.org/tlog-policy) ───────────────────────────────────────────────────────────────

# Keys: logs first. A cosigner has a name within the policy; a log has none.
key_name=() key_id=() key_type=() key_hex=() key_label=()
log_count=0 cosigner_count=0 group_count=0
# Who counts, in the order of the policy: cosigners, then groups of what stands before them.
member=() member_key=() member_need=() member_parts=()
quorum=''

index_of_member() { # NAME into $found; fails where there is none
  for ((found = 0; found < ${#member[@]}; found++)); do
    [[ ${member[found]} != "$1" ]] || return 0
  done
  return 1
}

# Ed25519 keys of small order, or not written as RFC 8032 §5.1.2 writes them: 64 hex digits.
is_weak() {
  local y
  printf -v y '%s%02x' "${1:0:62}" $((16#${1:62:2} & 127))
  case $y in
  ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f) return 0 ;;
  26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05) return 0 ;;
  c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a) return 0 ;;
  0000000000000000000000000000000000000000000000000000000000000000) return 0 ;;
  0100000000000000000000000000000000000000000000000000000000000000) return 0 ;;
  esac
  [[ $y =~ ^e[d-f](f{60})7f$ || $y =~ ^f.(f{60})7f$ ]]
}

add_key() { # VKEY WHERE LABEL TYPES
  local text=$1 name rest id encoded hex type at
  name=${text%%+*} rest=${text#*+}
  id=${rest%%+*} encoded=${rest#*+}
  [[ $text == *+*+* && -n $name && $id =~ ^[0-9a-f]{8}$ && $encoded == [A-Za-z0-9+/]* ]] &&
    ((${#text} <= 4096)) && is_base64 "$encoded" || end vkey-grammar "$2 holds no usable key."
  is_key_name "$name" || end vkey-name "$2 holds a key whose name cannot be."
  hex=$(from_base64 "$encoded" | hex_of)
  type=${hex:0:2} hex=${hex:2}
  case $type in
  01 | 04) ((${#hex} == 64)) && ! is_weak "$hex" || end vkey-key "$2 holds no usable Ed25519 key." ;;
  06) ((${#hex} == 2624)) || end vkey-key "$2 holds no usable ML-DSA-44 key." ;;
  *) end vkey-type "$2 holds a key of an unknown type." ;;
  esac
  rest=$({ printf '%s\n' "$name" && from_base64 "$encoded"; } | sha256 | hex_of)
  [[ ${rest:0:8} == "$id" ]] || end vkey-id "$2 holds a key whose id is not its own."
  [[ $4 == *"$type"* ]] || end policy-key "$2 has a key of a type that does not belong there."
  for ((at = 0; at < ${#key_hex[@]}; at++)); do
    [[ ${key_hex[at]} != "$hex" ]] || end policy-duplicate-key "$2 names a key a second time."
  done
  key_name+=("$name") key_id+=("$id") key_type+=("$type") key_hex+=("$hex") key_label+=("$3")
}

is_url() { [[ $1 != *[!!-~]* ]] && ((${#1} >= 1 && ${#1} <= 2048)); }

add_name() { # NAME WHERE
  is_policy_name "$1" && [[ $1 != none ]] || end policy-name "$2 has a name that cannot be."
  ! index_of_member "$1" || end policy-duplicate-name "$2 uses a name a second time."
}

add_log() { # WHERE WORD...
  (($# <= 3)) && { (($# < 3)) || is_url "$3"; } || end policy-grammar "$1 is not as it has to be."
  ((log_count < 32)) || end limits 'The policy names too many logs.'
  add_key "${2-}" "$1" 'the log' '01 06'
  ((log_count += 1))
}

add_cosigner() { # WHERE WORD...
  (($# <= 4)) && { (($# < 4)) || is_url "$4"; } || end policy-grammar "$1 is not as it has to be."
  ((cosigner_count < 32)) || end limits 'The policy names too many witnesses.'
  add_name "${2-}" "$1"
  add_key "${3-}" "$1" "$2" '04 06'
  member+=("$2") member_key+=($((${#key_name[@]} - 1))) member_need+=(0) member_parts+=('')
  ((cosigner_count += 1))
}

used=' '
add_group() { # WHERE NAME K MEMBER...
  local where=$1 name=${2-} k=${3-} parts='' fresh='' one
  ((group_count < 32)) || end limits 'The policy has too many groups.'
  add_name "$name" "$where"
  (($# >= 4)) || end policy-grammar "$where is not as it has to be."
  shift 3
  case $k in any) k=1 ;; all) k=$# ;; *) is_number "$k" || end policy-grammar "$where is not as it has to be." ;; esac
  ((k >= 1 && k <= $#)) || end policy-threshold "$where asks for $k of $#."
  for one in "$@"; do
    index_of_member "$one" || end policy-unknown-name "$where names nobody that stands before it."
    parts+="$found " fresh+="$found "
  done
  for one in $fresh; do
    [[ $used != *" $one "* ]] || end policy-member-twice "$where uses a member a second time."
    used+="$one "
  done
  member+=("$name") member_key+=(-1) member_need+=("$k") member_parts+=("$parts")
  ((group_count += 1))
}

set_quorum() { # WHERE NAME
  (($# <= 2)) || end policy-grammar "$1 is not as it has to be."
  [[ -z $quorum ]] || end policy-quorum "$1 is a second quorum."
  [[ ${2-} == none ]] || index_of_member "${2-}" || end policy-unknown-name "$1 names nobody."
  quorum=$2
}

read_policy() {
  local line words reached=0 step at=0 where
  lines_of policy
  lines_are_utf8 || end policy-encoding 'The policy is not well-formed UTF-8.'
  ((is_whole)) || end policy-grammar 'The policy does not end with a line end.'
  for line in "${lines[@]}"; do
    ((at += 1))
    where="Line $at of the policy"
    case $line in
    '' | ' '* | *' ' | *'  '*) end policy-grammar "$where is not as it has to be." ;;
    esac
    IFS=' ' read -r -a words <<<"$line"
    case ${words[0]} in
    log) step=0 ;; witness) step=1 ;; group) step=2 ;; quorum) step=3 ;;
    *) end policy-grammar "$where is not as it has to be." ;;
    esac
    ((step >= reached)) || end policy-order "$where stands too late."
    reached=$step
    case $step in
    0) add_log "$where" "${words[@]:1}" ;;
    1) add_cosigner "$where" "${words[@]:1}" ;;
    2) add_group "$where" "${words[@]:1}" ;;
    3) set_quorum "$where" "${words[@]:1}" ;;
    esac
  done
  [[ -n $quorum ]] || end policy-quorum 'The policy says no quorum.'
}

# ── Signed notes and checkpoints (c2sp.org/signed-note, tlog-checkpoint) ────────────────────────

# A fault in a checkpoint that somebody holds decides nothing; one in the proof makes it invalid.
fault() { # CODE REASON
  [[ -z $held || $1 == limits ]] || end known-malformed "The checkpoint $held cannot be read: $2"
  end "$@"
}
held=''

# Splits ${lines[@]} from line $1 on into a text, left in $folder/$2 and $text_lines, and signatures.
read_note() {
  local from=$1 at last=-1 line rest bytes=0
  for ((at = from; at < ${#lines[@]}; at++)); do
    ((bytes += ${#lines[at]} + 1))
    [[ ${lines[at]} != *[$'\x01'-$'\x1f']* ]] ||
      fault note-encoding 'The signed checkpoint holds a control character (perhaps ends of lines of another system).'
    [[ -n ${lines[at]} || $at -eq $from ]] || last=$at
  done
  ((bytes - !is_whole <= 393216)) || fault limits 'The signed checkpoint is too long.'
  [[ ${lines[from]-} != $'\xef\xbb\xbf'* ]] || fault note-encoding 'The signed checkpoint begins with a byte order mark.'
  ((last >= 0)) || fault note-text 'The signed checkpoint has no empty line.'
  text_lines=("${lines[@]:from:last-from}")
  printf '%s\n' "${text_lines[@]}" | put "$2" || full
  sig_name=() sig_data=()
  ((is_whole && last + 1 < ${#lines[@]})) || fault note-no-signature 'The checkpoint is not signed.'
  ((${#lines[@]} - last - 1 <= 64)) || fault limits 'The checkpoint has too many signatures.'
  for ((at = last + 1; at < ${#lines[@]}; at++)); do
    line=${lines[at]}
    rest=${line#"$dash"}
    length_of_base64 "${rest#* }"
    [[ $line == "$dash"*' '* && $rest == *' '* && ${rest%% *} != *$'\xef\xbb\xbf'* && ${rest#* } != '' ]] &&
      is_key_name "${rest%% *}" && is_base64 "${rest#* }" && ((length > 4 && length <= 6148)) ||
      fault note-signature-line 'A line below the checkpoint is no signature.'
    sig_name+=("${rest%% *}") sig_data+=("${rest#* }")
  done
}

# What ${text_lines[@]} say, into $origin, $size and $root.
read_checkpoint() {
  local at bytes=0
  for ((at = 0; at < ${#text_lines[@]}; at++)); do ((bytes += ${#text_lines[at]} + 1)); done
  origin=${text_lines[0]-} size=${text_lines[1]-} root=${text_lines[2]-}
  local wrong='The checkpoint is not in the form of C2SP tlog-checkpoint.'
  ((bytes <= 8192 && ${#text_lines[@]} >= 3)) || fault checkpoint-grammar "$wrong"
  [[ -n $origin && $origin != *[$'\x01'-$'\x1f']* ]] && ((${#origin} <= 255)) || fault checkpoint-grammar "$wrong"
  ! is_beyond_counting "$size" || fault limits 'The log is larger than this counts.'
  is_number "$size" && is_hash "$root" && ((${#text_lines[@]} <= 19)) || fault checkpoint-grammar "$wrong"
  for ((at = 3; at < ${#text_lines[@]}; at++)); do
    [[ -n ${text_lines[at]} && ${text_lines[at]} != *[$'\x01'-$'\x1f']* ]] || fault checkpoint-grammar "$wrong"
  done
}

# ── Signatures (c2sp.org/tlog-cosignature) ──────────────────────────────────────────────────────

verify_raw() { # DER-START-IN-HEX KEY-IN-HEX: $folder/message with $folder/signature; 2: no such keys here
  from_hex "$1$2" | put key.der || full
  openssl pkey -pubin -inform DER -in "$folder/key.der" -noout >/dev/null 2>&1 || return 2
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$folder/key.der" -rawin \
    -in "$folder/message" -sigfile "$folder/signature" >/dev/null 2>&1 || return 1
}

ed25519_start=302a300506032b6570032100
ml_dsa_44_start=30820532300b06096086480165030403110382052100

# An OpenSSL that cannot do this would call every signature wrong (RFC 8032 §7.1, TEST 2).
require_openssl() {
  printf '\x72' | put message || full
  from_hex 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00 | put signature || full
  verify_raw $ed25519_start 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c ||
    end limits 'This needs OpenSSL 3.0 or newer: here it cannot check Ed25519. Nothing was judged.'
}

# Checks one signature by key $1 over the checkpoint that was read last, whose text is $folder/$3.
# $time becomes what it says. 0 right, 1 wrong, 2 cannot be checked here.
check_signature() { # KEY BASE64 TEXT
  local key=$1 text=$3 name=${key_name[$1]} timed
  length_of_base64 "$2"
  from_base64 "$2" | tail -c +5 | put signature || full
  time=0
  if [[ ${key_type[key]} == 01 ]]; then
    ((length == 4 + 64)) || return 1
    put message <"$folder/$text" || full
    verify_raw $ed25519_start "${key_hex[key]}"
    return
  fi
  case ${key_type[key]} in 04) ((length == 4 + 8 + 64)) ;; *) ((length == 4 + 8 + 2420)) ;; esac || return 1
  timed=$(head -c 8 <"$folder/signature" | hex_of)
  [[ $timed < 0020000000000000 ]] || return 1
  time=$((16#$timed))
  from_base64 "$2" | tail -c +13 | put signature || full
  if [[ ${key_type[key]} == 04 ]]; then
    { printf 'cosignature/v1\ntime %s\n' "$time" && cat <"$folder/$text"; } | put message || full
    verify_raw $ed25519_start "${key_hex[key]}"
    return
  fi
  {
    printf 'subtree/v1\n\0'
    from_hex "$(printf '%02x' ${#name})" && printf '%s' "$name"
    from_hex "$timed$(printf '%02x' ${#origin})" && printf '%s' "$origin"
    from_hex "0000000000000000$(printf '%016x' "$size")" && from_base64 "$root"
  } | put message || full
  verify_raw $ml_dsa_44_start "${key_hex[key]}"
}

# The key of the policy that signature $1 names, into $found. A log's key signs for its own name alone.
find_key() {
  local id
  id=$(from_base64 "${sig_data[$1]}" | head -c 4 | hex_of)
  for ((found = 0; found < ${#key_name[@]}; found++)); do
    ((found < log_count)) && [[ ${key_name[found]} != "$origin" ]] && continue
    [[ ${key_name[found]} == "${sig_name[$1]}" && ${key_id[found]} == "$id" ]] && return 0
  done
  return 1
}

# Who signed the checkpoint that was read last, into $state (by key: '' nobody, 'signed', 'unchecked')
# and $at_time. Fails with $spoiled where one signature spoils the note. $2: how many keys count.
check_note() { # TEXT KEYS
  local nth outcome
  state=() at_time=()
  for ((nth = 0; nth < ${#key_name[@]}; nth++)); do state+=('') at_time+=(0); done
  for ((nth = 0; nth < ${#sig_name[@]}; nth++)); do
    find_key "$nth" && ((found < $2)) || continue
    spoiled=${sig_name[nth]}
    [[ -z ${state[found]} ]] || { spoil=note-duplicate-signature && return 1; }
    check_signature "$found" "${sig_data[nth]}" "$1"
    outcome=$?
    ((outcome != 1)) || { spoil=note-bad-signature && return 1; }
    state[found]=signed
    ((outcome == 0)) || state[found]=unchecked
    at_time[found]=$time
  done
}

log_state() { # what the log's own keys say of the note checked last: signed, unchecked or nothing
  local at best=''
  for ((at = 0; at < log_count; at++)); do
    [[ ${state[at]} != signed ]] || best=signed
    [[ ${state[at]} != unchecked || -n $best ]] || best=unchecked
  done
  printf '%s' "$best"
}

# ── The command line ────────────────────────────────────────────────────────────────────────────

files=() known=() policy='' offices='' wanted='' kind=''

once() { [[ -z $1 ]] || usage "$2 can be given once."; }

while (($# > 0)); do
  option=$1
  shift
  case $option in
  --) files+=("$@") && break ;;
  --*=*) set -- "${option#*=}" "$@" && option=${option%%=*} ;;
  -?*) (($# > 0)) || usage "$(shown "$option") wants something behind it." ;;
  *) files+=("$option") && continue ;;
  esac
  case $option in
  --policy) once "$policy" "$option" && policy=$1 ;;
  --policy-as-the-office-says) once "$offices" "$option" && offices=$1 ;;
  --known) known+=("$1") ;;
  --checkpoint) once "$wanted" "$option" && wanted=$1 ;;
  --kind) once "$kind" "$option" && kind=$1 ;;
  --fields | --commit-key | --value | --salt) usage 'This script checks no values; amparo-verify.mjs does.' ;;
  *) usage "There is no option $(shown "$option")." ;;
  esac
  shift
done
((${#files[@]} == 2)) || usage 'It takes one entry and one proof.'
[[ -z $policy || -z $offices ]] && [[ -n $policy$offices ]] ||
  usage 'It takes one policy: whom to believe cannot be taken from the proof.'

folder=$(mktemp -d) || usage 'No temporary folder can be made.'
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 2' HUP INT TERM

if [[ -n $policy ]]; then
  place=$(readlink -f -- "$policy" && printf x) beside=$(dirname -- "$(readlink -f -- "${files[1]}")" && printf x)
  place=${place%$'\n'x} beside=${beside%$'\n'x}
  [[ $place != "${beside%/}/"* && ${place##*/} != policy-as-the-office-says ]] ||
    usage "$(shown "$policy") came with the proof. Whoever made the one could have made the other. Take a policy from elsewhere, or say that you know with --policy-as-the-office-says."
fi

# ── Checking ────────────────────────────────────────────────────────────────────────────────────

require_openssl
take "${files[0]}" 1024 entry
entry_size=$size
take_within "${files[1]}" 425984 proof
take_within "${policy:-$offices}" 262144 policy
for ((nth = 0; nth < ${#known[@]}; nth++)); do take_within "${known[nth]}" 393216 "known-$nth"; done
[[ -z $wanted ]] || take_within "$wanted" 393216 wanted

read_policy

# What somebody holds: a signed note, or the bare lines as a newspaper prints them.
known_origin=() known_size=() known_root=() known_state=()
read_held() { # COPY NAME
  held=$(shown "$2")
  lines_of "$1"
  lines_are_utf8 || fault known-malformed 'it is not well-formed UTF-8.'
  is_note=0
  for ((at = 1; at < ${#lines[@]}; at++)); do [[ -n ${lines[at]} ]] || is_note=1; done
  if ((is_note)); then
    read_note 0 "$1.text"
  else
    ((is_whole)) || fault checkpoint-grammar 'it does not end with a line end.'
    text_lines=(${lines[@]+"${lines[@]}"})
    put "$1.text" <"$folder/$1" || full
  fi
  read_checkpoint
}
for ((nth = 0; nth < ${#known[@]}; nth++)); do
  read_held "known-$nth" "${known[nth]}"
  known_origin+=("$origin") known_size+=("$size") known_root+=("$root")
  if ((!is_note)); then
    known_state+=(bare)
  elif check_note "known-$nth.text" "$log_count"; then
    known_state+=("$(log_state)")
  else
    known_state+=('')
  fi
done
[[ -z $wanted ]] || read_held wanted "$wanted"
held=''

beside=$(dirname -- "${files[1]}" && printf x)
beside=${beside%$'\n'x}/policy-as-the-office-says
if [[ -n $policy && -f $beside && -r $beside ]]; then
  [[ $(head -c 262145 <"$beside" | sha256 | hex_of) == "$(sha256 <"$folder/policy" | hex_of)" ]] ||
    warnings+=('The policy that lies beside the proof is not yours. Yours counted. Ask the office why they differ. [policy-differs-from-pinned]')
fi

# The entry.
entry=$(tr '\000' '\001' <"$folder/entry" && printf x)
entry=${entry%x}
grammar=$'^amparo/v1/entry\nkind ([a-z]+([.-][a-z]+)*)\ntime (([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\\.[0-9]{3}Z)\nactor ([0-9a-f]{32})\nobject ([0-9a-f]{32})\nseq ([1-9][0-9]{0,14})\ncommit ([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)\n$'
((entry_size <= 1024)) && [[ $entry =~ $grammar ]] || end entry-grammar 'The entry is not in the form every entry has.'
part=("${BASH_REMATCH[@]}")
year=$((10#${part[4]})) month=$((10#${part[5]})) day=$((10#${part[6]}))
hour=$((10#${part[7]})) minute=$((10#${part[8]})) second=$((10#${part[9]}))
case $month in
2) last=$((year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)) ;;
4 | 6 | 9 | 11) last=30 ;;
*) last=31 ;;
esac
((month >= 1 && month <= 12 && day >= 1 && day <= last && hour <= 23 && minute <= 59 && second <= 59)) ||
  end entry-grammar 'The entry names a time that never was.'
days_of "$year" "$month" "$day"
entry_time=$((days * 86400 + hour * 3600 + minute * 60 + second))
checked+=("The entry says: ${part[1]}, at ${part[3]}, by ${part[10]}, number ${part[12]} in the story of ${part[11]}.")

# The proof (c2sp.org/tlog-proof).
lines_of proof
lines_are_utf8 || end proof-encoding 'The proof file is not well-formed UTF-8.'
blank=0
for ((at = 1; at < ${#lines[@]}; at++)); do
  [[ -n ${lines[at]} ]] || { blank=$at && break; }
done
((blank > 0)) && [[ ${lines[0]} == 'c2sp.org/tlog-proof@v1' ]] || end proof-header 'The proof file does not begin as one.'
at=1
if [[ ${lines[1]} == 'extra '* ]]; then
  extra=${lines[1]#extra }
  length_of_base64 "$extra"
  is_base64 "$extra" && ((length <= 16384)) || end proof-extra 'The extra line is not as it has to be.'
  at=2
fi
index=${lines[at]#index }
[[ ${lines[at]} != 'index '* ]] || ! is_beyond_counting "$index" || end limits 'The index is larger than this counts.'
((at < blank)) && [[ ${lines[at]} == 'index '* ]] && is_number "$index" || end proof-index 'The proof file says no index.'
hashes=("${lines[@]:at+1:blank-at-1}")
((${#hashes[@]} <= 63)) || end limits 'The proof has more hashes than any proof can have.'
for ((at = 0; at < ${#hashes[@]}; at++)); do
  is_hash "${hashes[at]}" || end proof-hashes 'A line of the proof is no hash.'
done
read_note $((blank + 1)) text
read_checkpoint

# Who signed.
has_log=0
for ((at = 0; at < log_count; at++)); do [[ ${key_name[at]} != "$origin" ]] || has_log=1; done
((has_log)) || end origin-mismatch 'The proof is of a log that the policy does not name.'
check_note text "${#key_name[@]}" || end "$spoil" "A signature of $(shown "$spoiled") is not one over this checkpoint, or stands there twice."
case $(log_state) in
signed) ;;
unchecked) end limits 'The log signed with ML-DSA-44 alone, which this OpenSSL cannot check (3.5 or newer can). Nothing was judged.' ;;
*) end log-signature-missing 'No key that the policy names for the log signed the checkpoint.' ;;
esac

# Two heads that cannot both be true: worse than anything that follows, if the log signed them. Whoever made
# up a bare one could say anything, so it weighs against what is signed, as somebody's word, and two of them weigh nothing.
heads_origin=("$origin") heads_size=("$size") heads_root=("$root") heads_name=('of the proof') heads_bare=(0)
for ((nth = 0; nth < ${#known[@]}; nth++)); do
  case ${known_state[nth]} in signed) bare=0 ;; bare) bare=1 ;; *) continue ;; esac
  heads_origin+=("${known_origin[nth]}") heads_size+=("${known_size[nth]}") heads_root+=("${known_root[nth]}")
  heads_name+=("$(shown "${known[nth]}")") heads_bare+=("$bare")
done
for bare in 0 1 2; do
  for ((at = 0; at < ${#heads_size[@]}; at++)); do
    for ((nth = at + 1; nth < ${#heads_size[@]}; nth++)); do
      [[ ${heads_origin[at]} == "${heads_origin[nth]}" && ${heads_size[at]} == "${heads_size[nth]}" &&
        ${heads_root[at]} != "${heads_root[nth]}" ]] && ((heads_bare[at] + heads_bare[nth] == bare)) || continue
      both="${heads_name[at]} and ${heads_name[nth]}"
      name=${heads_name[nth]}
      ((heads_bare[nth])) || name=${heads_name[at]}
      case $bare in
      0) end diverged "The log signed two histories: the checkpoints $both are of one size, ${heads_size[at]}, and have different roots. Keep both files; together they are evidence." ;;
      1) end diverged "The checkpoints $both are of one log at one size, ${heads_size[at]}, and have different roots. The checkpoint $name carries no signature: by itself it proves nothing to anybody else. Keep both files, and find out where it comes from; the same checkpoint with the log’s signature would be evidence." ;;
      2) end known-malformed "The checkpoints $both contradict each other, and neither carries a signature: anybody could have written them, so nothing follows from it. Find out which is right." ;;
      esac
    done
  done
done

# The entry's place in the tree (RFC 9162 §2.1.3.2, the tree of RFC 6962).
((index < size)) || end index-beyond-tree 'The log had no such entry when it signed this.'
node() { # LEFT RIGHT
  { printf '\1' && from_base64 "$1" && from_base64 "$2"; } | sha256 | base64
}
hash=$({ printf '\0' && sha256 <"$folder/entry"; } | sha256 | base64)
at=$index above=$((size - 1))
for ((nth = 0; nth < ${#hashes[@]}; nth++)); do
  ((above > 0)) || end proof-too-long 'The proof has too many hashes.'
  if ((at % 2 == 1 || at == above)); then
    hash=$(node "${hashes[nth]}" "$hash")
    while ((at % 2 == 0 && at > 0)); do ((at /= 2, above /= 2, 1)); done
  else
    hash=$(node "$hash" "${hashes[nth]}")
  fi
  ((at /= 2, above /= 2, 1))
done
((above == 0)) || end proof-too-short 'The proof has too few hashes.'
[[ $hash == "$root" ]] || end root-mismatch 'This entry is not in the log at this place: it, the proof or the place was changed.'
checked+=("It is entry $index (counted from 0) of the log $(shown "$origin"), which then held $size.")

# How many of the quorum's members signed. A group's members stand before it, so one pass will do.
is_early() { ((entry_time > at_time[$1] + 300)); }
count_members() { # NOT-EARLY: 1 leaves out the cosignatures that the entry's own time contradicts
  local count
  has=() early=0
  for ((at = 0; at < ${#member[@]}; at++)); do
    key=${member_key[at]} count=0
    if ((key >= 0)); then
      if [[ ${state[key]} == signed ]]; then
        count=1
        ! is_early "$key" || { early=1 && count=$((!$1)); }
      fi
      has+=("$count")
    else
      for nth in ${member_parts[at]}; do ((count += has[nth])); done
      has+=($((count >= member_need[at])))
    fi
  done
  is_met=1 have=0 needed=0
  [[ $quorum != none ]] || return 0
  index_of_member "$quorum"
  is_met=${has[found]} have=${has[found]} needed=1
  if ((member_key[found] < 0)); then
    have=0 needed=${member_need[found]}
    for nth in ${member_parts[found]}; do ((have += has[nth])); done
  fi
}

# A cosigner saw the log when the entry was in it, so the entry cannot be younger: one of the two clocks
# was wrong. A quorum stands though some fail; where nobody is asked for, nobody outvotes one.
count_members 1
is_contradicted=0
if ((early)) && { [[ $quorum == none ]] || ((!is_met)); }; then
  is_contradicted=1
  count_members 0
fi
earliest=''
for ((at = 0; at < ${#member[@]}; at++)); do
  key=${member_key[at]}
  ((key >= 0)) || continue
  case ${state[key]} in
  signed)
    if ((!is_contradicted)) && is_early "$key"; then
      warnings+=("${member[at]} signed at $(when "${at_time[key]}"), before the time the entry says: a clock was wrong. That signature was left out of the count, and enough are right without it. [cosignature-before-entry]")
    else
      [[ -n $earliest ]] && ((earliest <= at_time[key])) || earliest=${at_time[key]}
      checked+=("${member[at]} signed that too, at $(when "${at_time[key]}").")
    fi
    ;;
  unchecked) unchecked+=("The signature of ${member[at]} by ML-DSA-44: this OpenSSL cannot check it (3.5 or newer can). It did not count.") ;;
  esac
done
for ((at = 0; at < log_count; at++)); do
  case ${state[at]} in
  signed) case ${key_type[at]} in 01) name=Ed25519 ;; *) name=ML-DSA-44 ;; esac && checked+=("The log signed that ($name).") ;;
  unchecked) unchecked+=('The log’s signature by ML-DSA-44: this OpenSSL cannot check it (3.5 or newer can).') ;;
  esac
done
[[ $quorum == none ]] || checked+=("Besides the log $have signed that this could check; the policy asks for $needed.")

# What was promised.
if [[ -n $wanted ]]; then
  [[ $(sha256 <"$folder/wanted.text" | hex_of) == "$(sha256 <"$folder/text" | hex_of)" ]] ||
    end proof-other-checkpoint "The proof is not about the checkpoint $(shown "$wanted")."
  checked+=("The proof is about the checkpoint $(shown "$wanted").")
fi
if [[ -z $kind ]]; then
  unchecked+=('Whether this is the entry you were promised: every entry of a log has a proof. Compare what it says above (--kind).')
else
  [[ $kind == "${part[1]}" ]] || end entry-kind "The entry is a ${part[1]}, not a $(shown "$kind")."
  checked+=("The entry is of the kind that was promised, $kind.")
fi
if [[ -z $earliest ]]; then
  unchecked+=('Whether the time in the entry can be right: nobody else signed a time.')
else
  ((!is_contradicted)) ||
    end entry-after-cosignature "The entry says ${part[3]}, and it was in the log at $(when "$earliest") already."
  checked+=("The entry was in the log by $(when "$earliest"), and does not claim to be younger (clocks may differ by 5 minutes).")
fi

# What somebody holds.
for ((nth = 0; nth < ${#known[@]}; nth++)); do
  name=$(shown "${known[nth]}")
  [[ ${known_origin[nth]} == "$origin" ]] || end known-other-log "The checkpoint $name is of another log, so it says nothing here."
  case ${known_state[nth]} in
  '') end known-unsigned "The log did not sign the checkpoint $name, so it says nothing here." ;;
  unchecked) end limits "The log signed the checkpoint $name with ML-DSA-44 alone, which this OpenSSL cannot check." ;;
  bare) unchecked+=("Who signed the checkpoint $name: it has no signatures. It was believed.") ;;
  esac
  if ((known_size[nth] == size)); then
    checked+=("The checkpoint $name is the same: one size, one root.")
  else
    unchecked+=("Whether the checkpoint $name (${known_size[nth]} entries) and this one ($size) are of one history: ask the office for a consistency proof.")
    ((known_size[nth] < size)) ||
      warnings+=("You hold a later checkpoint, $name: it has ${known_size[nth]} entries, this one $size. Ask for a proof against the later one. [older-than-known-checkpoint]")
  fi
done
((${#known[@]} > 0)) ||
  unchecked+=('Whether others were shown another history, or you an older one: not detectable from one proof. Compare with a checkpoint from elsewhere (--known).')
unchecked+=("Whether the policy names the right keys. Its SHA-256 is $(sha256 <"$folder/policy" | hex_of): compare it with a copy that did not come with the proof.")

((is_met)) || end checkpoint-quorum "The log signed this, and too few others that this could check: $have of $needed. The office alone could have made it all up anew."
[[ $quorum != none ]] || end no-quorum-asked 'The policy asks for nobody besides the log. The office alone could have made it all up anew.'
[[ -n $policy ]] || end policy-from-the-office 'The proof is right by the policy that came with it. Whoever made the one could have made the other: get the policy from elsewhere.'
end verified 'The entry is in the log, and was not changed since.'
