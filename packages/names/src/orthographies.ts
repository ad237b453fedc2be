import { respelled, rulesOf, type Rules } from './spelling-rules.ts'

const french =
  's>/K_# t>/_# d>/_# x>/_# z>/_# p>/_# s>/_# tsch>C tch>C sch>S ch>S kh>g ph>f qu>k gu>g/_eiéèy g>Z/_eiéèêy j>Z sc>s/_eiéèêy ' +
  'c>s/_eiéèêy ç>s ss>s s>z/V_V eau>o au>o eu>e ou>u ie>i gn>n ill>i h> c>k'
const japanese =
  'sh>sy/_auoāūōûô ssh>s sh>s tch>ty/_auoāūōûô ch>ty/_auoāūōûô tch>t ch>t j>dy/_auoāūōûô j>d z>d'
const english =
  'wh>u/#_ kn>n/#_ wr>r/#_ gh>/_t# ck>k tch>C ch>C sc>s/_eiy sh>S c>s/_eiy c>k dg>Z/_e j>Z g>Z/_e.# g>Z/_e.s g>Z/_e.o g>Z/_i.aou ' +
  'ai>e ay>e ei>e ey>e ee>i ea>i oo>u w>/aeo_K# w>u au>o ou>u eu>U a>e/_K a>e/_# u>a/_K# i>ai/K_K.e# y>ai/K_K.e# ph>f h>/V_K# h>/rtkgbdpnlm_'
const german =
  'stein>Stein stern>Stern stadt>Stat str>Str tsch>C sch>S chs>ks ck>k ch>g ss>s tz>t z>t s>S/#_pt s>z/#V_V qu>kv h>/V_K# ' +
  'h>/rtkgbdpnl_ ph>f eu>oi äu>oi ie>i c>t/_eiy c>k ä>e æ>e ö>e ø>e œ>e ü>U'
const italian =
  'gli>l/_V gl>l/_i gn>n sc>S/_ei cch>k ch>k gh>g cc>C/_ei c>C/_ei gg>Z/_ei g>Z/_ei j>Z/#_ zz>t z>t ss>s s>z/V_V h> qu>kv gu>gv/_V c>k'
const spanish = 'z>s ç>s c>s/_eiéí x>g/#_ j>g qu>k gu>g/_eiéí tx>C ch>C h> c>k'
const latin =
  'ius>/_# us>/_# as>/_# es>/_# is>/_# os>/_# c>t/_eiy ch>g ph>f th>t h>/rtpk_ ae>e oe>e'
const chinese = 'ng>n zh>Z ch>C sh>S q>t x>s z>t j>t c>t r>Z/#n_'
const turkish = 'c>Z ç>C ş>S ğ>g j>Z ä>e ə>e ö>e ü>U'
const hungarian = 'dzs>Z zs>Z ssz>ß sz>ß cs>C s>S gy>d ly>i ny>n ic>iC/_# c>t ö>e ő>e ü>U ű>U'
const hindi = 'th>tg kh>kg ph>pg'
const croatian = 'đ>Z dj>Z gj>Z ć>C tx>C c>t x>Z q>C'
const dutch = 'sjtsj>S stsj>S tsj>C sj>S zj>Z sch>sg ij>ei oe>u c>k v>f/#_ ch>g ck>k th>t kh>k'
const polish =
  'rz>rZ ř>rZ ts>tß/_k ch>g/_VK ó>u ś>S ć>C its>iC/_# itz>iC/_# itš>iC/_# icz>iC/_# icsz>iC/_# cz>C sz>S c>t ff>v/oeayä_# f>v/oeayä_#'
const germanSlavic =
  'stsch>S tsch>C sch>S ch>g ds>d ss>s s>z/#Vwbnlrm_V s>z/_bdgnlmv tz>t z>t ff>v j>i'
const norseSlavic = 'sjtsj>S stsj>S tsj>C tš>C sj>S zj>Z oe>u ch>g'

/** How the passports, newspapers and neighbours of East Slavs write them. */
const slavic =
  'rz>rZ ř>rZ tš>C cz>C ś>S ș>S ş>S ć>C đ>Z dj>Z j>Z/#n_ j>Z/_aou j>Z/_i.n ch>g/_VK ts>tß/_k c>k/_aou ə>a q>g ğ>g x>g'
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

/** A Latin word respelled as it is meant where it is written by the orthography of another language; only what differs. */
export function inOtherOrthographies(word: string): string[] {
  if (!/^\p{Script=Latin}/u.test(word)) return []
  const readings = orthographiesOf(word).map((one) => respelled(word, one))
  return [...new Set(readings)].filter((one) => one !== word)
}

function orthographiesOf(word: string): readonly Rules[] {
  if (eastSlavic.test(word)) return ofEastSlavs
  return [
    ...everywhere,
    ...(inJapanese.test(word) ? [ofJapan] : []),
    ...(inPinyin.test(word) ? [ofChina] : []),
  ]
}
