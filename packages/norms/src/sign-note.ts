import { defineVocabulary } from '@amparo/vocabulary'
import type { MedicalSignCode } from './medical-sign.ts'

/** What a figure alone would hide, beside the sign it belongs to. Where a sign has no note, none is needed. */
export const signNotes = defineVocabulary(
  'sign-note',
  {
    source: 'Practice of forensic doctors; to be checked with one before it is quoted',
    certainty: 'uncertain',
  },
  {
    'most-injuries': {
      en: 'most heal within about six weeks and leave little or nothing; a second examination is worth it, as some things show later',
      ru: 'большинство заживает примерно за шесть недель почти без следа; второй осмотр полезен: кое-что проявляется позже',
      be: 'большасць загойваецца прыкладна за шэсць тыдняў амаль без следу; другі агляд карысны: нешта праяўляецца пазней',
      th: 'ส่วนใหญ่หายภายในราวหกสัปดาห์โดยแทบไม่ทิ้งร่องรอย การตรวจครั้งที่สองมีประโยชน์ เพราะบางอย่างปรากฏภายหลัง',
      source: 'Istanbul Protocol (2004), §189, and (2022 edition), §428',
      certainty: 'standard',
    },
    bruise: {
      en: 'photograph at once and again within three days: deep bruises appear later',
      ru: 'снимать сразу и ещё раз в течение трёх дней: глубокие кровоподтёки проявляются позже',
      be: 'здымаць адразу і яшчэ раз цягам трох дзён: глыбокія сінякі праяўляюцца пазней',
      th: 'ถ่ายทันทีและถ่ายซ้ำภายในสามวัน รอยช้ำลึกปรากฏภายหลัง',
    },
    ligature: {
      en: 'a change of colour stays longer',
      ru: 'изменение цвета кожи держится дольше',
      be: 'змена колеру скуры трымаецца даўжэй',
      th: 'สีผิวที่เปลี่ยนไปอยู่นานกว่านั้น',
    },
    cut: {
      en: 'the scar stays',
      ru: 'рубец остаётся',
      be: 'рубец застаецца',
      th: 'แผลเป็นคงอยู่',
    },
    fracture: {
      en: 'X-ray for weeks, magnetic resonance and ultrasound for days to weeks, a bone scan from about a day to months',
      ru: 'рентген — недели, МРТ и УЗИ — от дней до недель, сцинтиграфия костей — примерно с первых суток до месяцев',
      be: 'рэнтген — тыдні, УГД і МРТ — ад дзён да тыдняў, сцынтыграфія касцей — прыкладна з першых сутак да месяцаў',
      th: 'เอกซเรย์ได้หลายสัปดาห์ เอ็มอาร์ไอและอัลตราซาวนด์ได้หลายวันถึงหลายสัปดาห์ สแกนกระดูกได้ตั้งแต่ราวหนึ่งวันถึงหลายเดือน',
    },
    head: {
      en: 'at once: with a warning sign it is an emergency',
      ru: 'сразу: при тревожном признаке это неотложный случай',
      be: 'адразу: пры трывожнай прыкмеце гэта неадкладны выпадак',
      th: 'ทันที หากมีสัญญาณเตือนถือเป็นเหตุฉุกเฉิน',
    },
    burn: {
      en: 'a scar stays; a cigarette leaves a flat round one of 5–10 mm',
      ru: 'рубец остаётся; от сигареты — плоский, круглый, 5–10 мм',
      be: 'рубец застаецца; ад цыгарэты — плоскі, круглы, 5–10 мм',
      th: 'แผลเป็นคงอยู่ บุหรี่ทิ้งรอยแบนกลมขนาด 5–10 มิลลิเมตร',
    },
    electric: {
      en: 'a tissue sample within days; marks stay for days to weeks, and often there are none',
      ru: 'биопсия в первые дни; следы держатся от дней до недель, а часто их нет вовсе',
      be: 'біяпсія ў першыя дні; сляды трымаюцца ад дзён да тыдняў, а часта іх зусім няма',
      th: 'ตัดชิ้นเนื้อภายในไม่กี่วัน รอยอยู่ได้หลายวันถึงหลายสัปดาห์ และมักไม่มีรอยเลย',
    },
    suffocation: {
      en: 'pinpoint bleeding for one to three days, blood in the white of the eye for one to two weeks',
      ru: 'точечные кровоизлияния — один–три дня, кровь в белке глаза — одна–две недели',
      be: 'кропкавыя кровазліцці — адзін–тры дні, кроў у бялку вока — адзін–два тыдні',
      th: 'จุดเลือดออกอยู่หนึ่งถึงสามวัน เลือดในตาขาวอยู่หนึ่งถึงสองสัปดาห์',
    },
    eardrum: {
      en: 'a hole under 2 mm may close within about ten days',
      ru: 'отверстие меньше 2 мм может закрыться примерно за десять дней',
      be: 'адтуліна меншая за 2 мм можа закрыцца прыкладна за дзесяць дзён',
      th: 'รูที่เล็กกว่า 2 มิลลิเมตรอาจปิดภายในราวสิบวัน',
      source: 'Istanbul Protocol (2004), §180',
      certainty: 'field',
    },
    falanga: {
      en: 'magnetic resonance or a scan shows it for months',
      ru: 'МРТ или сканирование показывает это месяцами',
      be: 'МРТ або сканаванне паказвае гэта месяцамі',
      th: 'เอ็มอาร์ไอหรือการสแกนเห็นได้นานหลายเดือน',
    },
    muscle: {
      en: 'in urine for one to three days, in blood for three to ten',
      ru: 'в моче — один–три дня, в крови — три–десять',
      be: 'у мачы — адзін–тры дні, у крыві — тры–дзесяць',
      th: 'ในปัสสาวะหนึ่งถึงสามวัน ในเลือดสามถึงสิบวัน',
    },
    gas: {
      en: 'on clothes as long as they are sealed dry',
      ru: 'на одежде — пока она упакована сухой',
      be: 'на адзенні — пакуль яно запакаванае сухім',
      th: 'บนเสื้อผ้าตราบที่เก็บปิดผนึกไว้แห้ง',
    },
    toxicology: {
      en: 'blood within a day, until 48 hours; urine within three days, until 120 hours',
      ru: 'кровь — в первые сутки, до 48 часов; моча — в первые трое суток, до 120 часов',
      be: 'кроў — у першыя суткі, да 48 гадзін; мача — у першыя трое сутак, да 120 гадзін',
      th: 'เลือดภายในหนึ่งวันและไม่เกิน 48 ชั่วโมง ปัสสาวะภายในสามวันและไม่เกิน 120 ชั่วโมง',
    },
    phone: {
      en: 'messages delete themselves',
      ru: 'сообщения удаляются сами',
      be: 'паведамленні выдаляюцца самі',
      th: 'ข้อความลบตัวเองได้',
    },
    dna: {
      en: 'worth falls sharply after 72 hours; many protocols go to 96 or 120 hours, in the vagina up to seven days',
      ru: 'после 72 часов ценность резко падает; многие протоколы — до 96 или 120 часов, во влагалище — до семи дней',
      be: 'пасля 72 гадзін каштоўнасць рэзка падае; многія пратаколы — да 96 або 120 гадзін, у похве — да сямі дзён',
      th: 'หลัง 72 ชั่วโมงคุณค่าลดลงมาก แนวปฏิบัติหลายแห่งถึง 96 หรือ 120 ชั่วโมง ในช่องคลอดถึงเจ็ดวัน',
      source: 'World Health Organization; protocols of forensic services',
      certainty: 'standard',
    },
    'dna-elsewhere': {
      en: 'mouth within 24 hours, rectum within 72, skin within 48',
      ru: 'рот — в первые 24 часа, прямая кишка — 72, кожа — 48',
      be: 'рот — у першыя 24 гадзіны, прамая кішка — 72, скура — 48',
      th: 'ช่องปากภายใน 24 ชั่วโมง ทวารหนัก 72 ผิวหนัง 48',
    },
    vaccination: {
      en: 'against tetanus as needed',
      ru: 'от столбняка — по необходимости',
      be: 'ад слупняку — паводле патрэбы',
      th: 'บาดทะยักตามความจำเป็น',
    },
    'infection-tests': {
      en: 'after two weeks, six weeks and three months',
      ru: 'через две недели, шесть недель и три месяца',
      be: 'праз два тыдні, шэсць тыдняў і тры месяцы',
      th: 'หลังสองสัปดาห์ หกสัปดาห์ และสามเดือน',
      source: 'Common knowledge of the field',
      certainty: 'field',
    },
    sequelae: {
      en: 'it shows for months and years, and late evidence is evidence',
      ru: 'видно месяцы и годы, и поздние свидетельства — тоже свидетельства',
      be: 'відаць месяцы і гады, і познія сведчанні — таксама сведчанні',
      th: 'เห็นได้หลายเดือนหลายปี หลักฐานที่มาช้าก็เป็นหลักฐาน',
      source: 'Istanbul Protocol (2022 edition)',
      certainty: 'standard',
    },
  } as const satisfies Partial<Record<MedicalSignCode, object>>,
)
