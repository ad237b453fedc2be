import { respelled, rulesOf, type Rules } from './spelling-rules.ts'

// What a letter means by the spelling of each language, where `sounds` would read it otherwise: made from the rules of those
// spellings and from what Wikidata's pairs that are not held back show of how Russian hears them. What comes out is read by
// `sounds` once more; a capital is a sound of its own already.

/** Also what is silent at the end: Bonnet, Gautier. */
const french =
  's>/K_# t>/_# d>/_# x>/_# z>/_# p>/_# s>/_# ier>i/_# tsch>C tch>C sch>S ch>S kh>g ph>f qu>k gu>g/_eiéèy g>Z/_eiéèêy j>Z sc>s/_eiéèêy ' +
  'c>s/_eiéèêy ç>s ss>s s>z/V_V eau>o au>o eu>e ou>u ie>i gn>n ill>i h> c>k'
/** By Hepburn's system, as Polivanov's writes it in Russian: Yamashita, Ямасита. */
const japanese =
  'sh>sy/_auoāūōûô ssh>s sh>s tch>ty/_auoāūōûô ch>ty/_auoāūōûô tch>t ch>t j>dy/_auoāūōûô j>d z>d'
/** With its vowels, of which a short word keeps the first: Mike, Майк. */
const english =
  'wh>u/#_ kn>n/#_ wr>r/#_ gh>/_t# ck>k tch>C ch>C sc>s/_eiy sh>S c>s/_eiy c>k dg>Z/_e j>Z g>Z/_e.# g>Z/_e.s g>Z/_e.o g>Z/_i.aou ' +
  'ai>e ay>e ei>e ey>e ee>i ea>i oo>u w>/aeo_K# w>u au>o ou>u eu>U a>e/_K a>e/_# u>a/_K# i>ai/K_K.e# y>ai/K_K.e# ph>f h>/V_K# h>/rtkgbdpnlm_'
const german =
  'stein>Stein stern>Stern stadt>Stat str>Str tsch>C sch>S chs>ks ck>k ch>g ss>s tz>t z>t s>S/#_pt s>z/#V_V qu>kv h>/V_K# ' +
  'h>/rtkgbdpnl_ ph>f eu>oi äu>oi ie>i c>t/_eiy c>k ä>e æ>e ö>e ø>e œ>e ü>U'
const italian =
  'gli>l/_V gl>l/_i gn>n sci>S/_aou sc>S/_ei cch>k ch>k gh>g cci>C/_aou cc>C/_ei ci>C/_aou c>C/_ei ggi>Z/_aou gg>Z/_ei gi>Z/_aou g>Z/_ei j>Z/#_ zz>t z>t ss>s s>z/V_V h> qu>kv gu>gv/_V c>k'
/** Basque and Catalan too, as far as they agree. */
const spanish = 'z>s ç>s c>s/_eiéí x>g/#_ j>g qu>k gu>g/_eiéí tx>C ch>C h> c>k'
/** Latin and Greek names of old, without their endings: Ovidius, Овидий. */
const latin =
  'ius>/_# us>/_# as>/_# es>/_# is>/_# os>/_# c>t/_eiy ch>g ph>f th>t h>/rtpk_ ae>e oe>e'
/** Pinyin, as Palladius's system writes it in Russian: Zhang, Чжан. */
const chinese = 'ng>n zh>Z ch>C sh>S q>t x>s z>t j>t c>t r>Z/#n_'
/** Azerbaijani too. */
const turkish = 'c>Z ç>C ş>S ğ>g j>Z ä>e ə>e ö>e ü>U'
const hungarian = 'dzs>Z zs>Z ssz>ß sz>ß cs>C s>S gy>d ly>i ny>n ic>iC/_# c>t ö>e ő>e ü>U ű>U'
/** Russian writes out a breath after a stop. */
const hindi = 'th>tg kh>kg ph>pg'
/** Of Albanian what agrees with it. */
const croatian = 'đ>Z dj>Z gj>Z ć>C tx>C c>t x>Z q>C'
const dutch = 'sjtsj>S stsj>S tsj>C sj>S zj>Z sch>sg ij>ei oe>u c>k v>f/#_ ch>g ck>k th>t kh>k'
/** With Czech ř, and with endings that came through German or French. */
const polish =
  'rz>rZ ř>rZ ts>tß/_k ch>g/_VK ó>u ś>S ć>C its>iC/_# itz>iC/_# itš>iC/_# icz>iC/_# icsz>iC/_# cz>C sz>S c>t ff>v/oeayä_# f>v/oeayä_#'
/** Slavic names as German, and as Dutch and Norwegian write them. */
const germanSlavic =
  'stsch>S tsch>C sch>S ch>g ds>d ss>s s>z/#Vwbnlrm_V s>z/_bdgnlmv tz>t z>t ff>v j>i'
const norseSlavic = 'sjtsj>S stsj>S tsj>C tš>C sj>S zj>Z oe>u ch>g'

/** Surnames of East Slavs as their neighbours write them: Grocholski, Juraev; and without the marks of their letters: Malysev. */
const slavic =
  'rz>rZ ř>rZ tš>C cz>C ś>S ș>S ş>S ć>C đ>Z dj>Z j>Z/#n_ j>Z/_aou j>Z/_i.n chenk>Senk chank>Sank chuk>Suk chik>Sik chyk>Sik ch>g/_VK ts>tß/_k c>k/_aou ə>a q>g ğ>g x>g'
const withoutMarks = 'sh>S ch>C zh>Z s>S/_iea s>S/_o.v s>S/#_mlnpt z>Z c>C'

/** The likeliest first. */
const everywhere = [
  french,
  english,
  german,
  italian,
  spanish,
  latin,
  turkish,
  hungarian,
  hindi,
  croatian,
  dutch,
  polish,
  germanSlavic,
  norseSlavic,
].map(rulesOf)
const ofEastSlavs = [slavic, withoutMarks].map(rulesOf)
const ofJapan = rulesOf(japanese)
const ofChina = rulesOf(chinese)

/** Surnames as East Slavs write them for readers of English and in passports: no orthography of another family is meant. */
const eastSlavic =
  /^[^w]*(?:[oey][vu]|[oe]va|[sc]k(?:i|y|iy|ij|yj|aya|aja|aia)|[ae]nk[oa]|v[iy]ch|uk)$/u
/** A consonant or none, a vowel, and n: nothing else is a syllable of Japanese. */
const inJapanese =
  /^(?:(?:[kgsztdnhbpmrfwjy]|[knhmrgbp]y|s?sh|t?ch|t?ts|kk|pp|tt|ss)?[aiueoāīūēōâîûêô]|n'?(?![aiueo]))+$/u
const inPinyin = /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng|n|r)?)+$/u

/**
 * A word respelled as it is meant where it is written by the orthography of another language: only what differs, the likeliest
 * first. Of Latin and Arabic words; others have none.
 */
export function inOtherOrthographies(word: string): string[] {
  const all = /\p{Script=Arabic}/u.test(word) ? namesOfOthers(word) : ofLatin(word)
  return [...new Set(all)].filter((one) => one !== word)
}

function ofLatin(word: string): string[] {
  if (!/^\p{Script=Latin}/u.test(word)) return []
  return orthographiesOf(word).map((one) => respelled(word, one))
}

function orthographiesOf(word: string): readonly Rules[] {
  if (eastSlavic.test(word)) return ofEastSlavs
  return [
    ...everywhere,
    ...(inJapanese.test(word) ? [ofJapan] : []),
    ...(inPinyin.test(word) ? [ofChina] : []),
  ]
}

/** Arabic has no letters for the v, p and g and no signs for the e and o of other languages: it writes f, b, j, i and u. */
function namesOfOthers(word: string): string[] {
  const consonants = [
    word,
    word.replaceAll('ف', 'ڤ'),
    word.replaceAll('ب', 'پ'),
    word.replaceAll('ج', 'گ'),
  ]
  return consonants.flatMap((one) => [one, one.replace(/إي?|ي/gu, 'e').replace(/أ?و/gu, 'o')])
}
