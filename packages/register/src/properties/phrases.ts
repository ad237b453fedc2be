import type { Labels } from '@amparo/vocabulary'

/** Help that several kinds give in the same words. */
export const exactAsKnown: Labels = {
  en: 'Day and hour as exactly as the source knows them, in the time of that place.',
  ru: 'День и час настолько точно, насколько знает источник, по местному времени.',
  be: 'Дзень і гадзіна настолькі дакладна, наколькі ведае крыніца, па мясцовым часе.',
  th: 'วันและเวลาละเอียดเท่าที่แหล่งข้อมูลทราบ ตามเวลาท้องถิ่น',
}

export const placeAsNamed: Labels = {
  en: 'The place as the source names it.',
  ru: 'Место так, как его называет источник.',
  be: 'Месца так, як яго называе крыніца.',
  th: 'สถานที่ตามที่แหล่งข้อมูลเรียก',
}

/** Beside a link to a facility: the words of the source have a field of their own. */
export const surelyThisPlace: Labels = {
  en: 'Choose it only if the source surely means this place; otherwise write the words alone.',
  ru: 'Выберите, только если источник точно имеет в виду это место; иначе запишите только слова.',
  be: 'Выберыце, толькі калі крыніца дакладна мае на ўвазе гэта месца; інакш запішыце толькі словы.',
  th: 'เลือกเฉพาะเมื่อแน่ใจว่าแหล่งข้อมูลหมายถึงที่นี้ มิฉะนั้นให้เขียนเพียงถ้อยคำ',
}

export const everyNameOfIt: Labels = {
  en: 'Official, or as people call it; every name and spelling is kept.',
  ru: 'Официальное или так, как говорят люди; сохраняются все названия и написания.',
  be: 'Афіцыйная або так, як кажуць людзі; захоўваюцца ўсе назвы і напісанні.',
  th: 'ชื่อทางการหรือที่ผู้คนเรียก โดยเก็บทุกชื่อและทุกวิธีสะกดไว้',
}

export const whereToFind: Labels = {
  en: 'Address, town or how to find it, as the source says it.',
  ru: 'Адрес, населённый пункт или как найти, со слов источника.',
  be: 'Адрас, населены пункт або як знайсці, са слоў крыніцы.',
  th: 'ที่อยู่ เมือง หรือวิธีไปถึง ตามที่แหล่งข้อมูลบอก',
}

export const leaveOutSince: Labels = {
  en: 'As exactly as the source knows; leave it empty if nobody said.',
  ru: 'Настолько точно, насколько знает источник; если об этом не говорили, оставьте пустым.',
  be: 'Настолькі дакладна, наколькі ведае крыніца; калі пра гэта не казалі, пакіньце пустым.',
  th: 'ละเอียดเท่าที่แหล่งข้อมูลทราบ หากไม่มีใครบอกให้เว้นว่างไว้',
}

export const leaveOutUntil: Labels = {
  en: 'Leave it empty if it lasts or if nobody said; empty is never read as an end.',
  ru: 'Оставьте пустым, если продолжается или если об этом не говорили; пустое не значит, что закончилось.',
  be: 'Пакіньце пустым, калі працягваецца або калі пра гэта не казалі; пустое не значыць, што скончылася.',
  th: 'เว้นว่างไว้หากยังคงอยู่หรือไม่มีใครบอก ช่องว่างไม่ถือว่าสิ้นสุดแล้ว',
}
