/**
 * Parts of Russian words, and how often each is written so in Latin, in thousandths (`-`: not at all); `^` begins a syllable,
 * `$` ends the word, `|` stands before a consonant. Learnt by `learntSpellings` from Wikidata's pairs (CC0).
 */
export const learnt = `
^е e436 ye243 je184 ie54 yo37 ier12 a6 o5 -5 jo4
^ю yu490 ju333 iu62 u32
^я ya286 -265 ja258 a112 ia71
а a981 -5 e4 u3 o3
б b997
в v849 w144
в$ v820 w116 f22 vs19 ve6 yev4 -3
в| v577 w399 u12 -4 ŭ4
г g876 h78 gu17 gh16 q3 -2
д d988 de3
дж j366 dž172 dj142 dzh104 g70 gi50 dz22
дз dz332 j320 z258 dzi41
е e910 ie33 yo9 o8 a8 je5 eye4 i4 eje2
ж zh364 ž213 z148 j143 rz52 g28 -21
з z894 s94 ž5 ź5
и i928 y51 ie6 e5 ji3 hi2
ий i608 y255 iy40 ij30 ii19 is16 ius8 yi6 ijs4 -3 yj2
й j350 i316 y290 -10
к k914 c67 ck5 ch5 q3 qu2
кс ks520 x357 ksey22
л l968 ł22 lj3
м m993 -3
н n912 ń33 ne25 ng9 nus8 -3 ns3
о o990 a5
п p996
р r996
с s945 sh20 c11 ś7 z6 sz4 x2
т t955 th21 ch13 te3
у u916 ou40 o16 w8 oe7 y2 e2
ф f967 ph21 p12
х h557 kh234 ch175 j15 x8 g8
ц c485 ts370 z53 tz52 ć8 q8 cz7 t6 s5
ч ć303 ch278 č155 cz99 c65 tch38 tsch32 cs9 tsj7 ci4 čs4
ш sh433 š284 sz86 sch77 s62 ch41 rz7
щ shch379 szcz182 šč106 sch91
ы y828 i129 a27 o11
ь -916 i31 j27 y13 e6 h3
э e726 a216 -11 i10
ю u383 yu262 iu152 ju128 uc23
я ya375 ia260 ja199 a129 ea22
ё e359 yo339 o144 jo49 u28
`

/** ў as passports (u), BGN/PCGN (w), the national system (ŭ) and Russian habit (v) write it; too few pairs have it. */
export const ofBelarusian = 'ў u500 w250 ŭ150 v100'
