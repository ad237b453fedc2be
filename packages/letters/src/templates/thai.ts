import type { TemplateBlock } from '../template.ts'
import type { TemplateTexts } from './texts.ts'

const subject = 'ขอทราบข้อมูลเกี่ยวกับบุคคลจำนวน {people} คน'

const beside = 'นอกจากนี้ ยังมีความห่วงใยต่อบุคคลอีกจำนวน {unnamed} คน ซึ่งไม่สามารถเปิดเผยชื่อได้'

const thanks: TemplateBlock = {
  block: 'thanks',
  text: 'ขอขอบคุณสำหรับหนังสือ {theirs} ซึ่งได้ให้ข้อมูลเกี่ยวกับบุคคลจำนวน {answered} คน',
}

const lead = 'จึงขอความอนุเคราะห์ตอบคำถามต่อไปนี้ โดยคำถามสำหรับแต่ละบุคคลเป็นไปตามหมายเลขที่ระบุในเอกสารแนบท้าย'

const ending: readonly TemplateBlock[] = [
  {
    block: 'text',
    text: 'ทั้งนี้ หากทราบข้อมูลของบุคคลใดก่อน สามารถแจ้งได้ทันทีโดยไม่ต้องรอให้ครบทุกคน',
  },
  { block: 'text', text: 'หากได้รับคำตอบภายในวันที่ {replyBy} จักเป็นประโยชน์อย่างยิ่ง', when: 'replyBy' },
  { block: 'text', text: 'อนึ่ง ได้ส่งสำเนาหนังสือนี้ถึง{copies}ด้วยแล้ว', when: 'copies' },
  { block: 'text', text: 'โปรดส่งคำตอบมายัง {replyAddress}' },
  { block: 'text', text: 'จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์ จักขอบคุณยิ่ง' },
]

export const thai: TemplateTexts = {
  'first-letter': {
    title: 'หนังสือฉบับแรกถึงกระทรวง',
    subject,
    salutation: 'เรียน  {post}',
    body: [
      {
        block: 'annex',
        text: 'ด้วย{sender} ขอความอนุเคราะห์ข้อมูลเกี่ยวกับบุคคลจำนวน {named} คน ตามรายชื่อในเอกสารแนบท้ายหนังสือนี้ โดยยังไม่มีข้อมูลยืนยันว่าบุคคลดังกล่าวอยู่ที่ใดและมีสภาพความเป็นอยู่อย่างไร',
      },
      {
        block: 'left-out',
        beside,
        alone:
          'ด้วย{sender} ขอเรียนหารือเกี่ยวกับสภาพความเป็นอยู่ของบุคคลจำนวน {unnamed} คน ซึ่งไม่สามารถเปิดเผยชื่อได้',
      },
      thanks,
      { block: 'own-words' },
      { block: 'questions', lead },
      ...ending,
    ],
    close: 'ขอแสดงความนับถือ',
  },
  'note-verbale': {
    title: 'หนังสือกลางถึงกระทรวงการต่างประเทศ',
    subject: '',
    salutation: '',
    body: [
      {
        block: 'annex',
        text: '{sender} ขอแสดงความนับถือมายัง{addressee} และมีเกียรติขอความอนุเคราะห์ในการขอข้อมูลจากหน่วยงานที่มีอำนาจหน้าที่ เกี่ยวกับบุคคลจำนวน {named} คน ตามรายชื่อในเอกสารแนบท้ายหนังสือนี้',
      },
      {
        block: 'left-out',
        beside,
        alone:
          '{sender} ขอแสดงความนับถือมายัง{addressee} และมีเกียรติขอเรียนหารือเกี่ยวกับสภาพความเป็นอยู่ของบุคคลจำนวน {unnamed} คน ซึ่งไม่สามารถเปิดเผยชื่อได้',
      },
      { block: 'text', text: 'หนังสือนี้อ้างถึงหนังสือ {earlier}', when: 'earlier' },
      {
        block: 'thanks',
        text: '{sender} ขอขอบคุณสำหรับหนังสือ {theirs} ซึ่งได้ให้ข้อมูลเกี่ยวกับบุคคลจำนวน {answered} คน',
      },
      { block: 'own-words' },
      {
        block: 'questions',
        lead: '{sender} ขอความอนุเคราะห์คำตอบสำหรับคำถามต่อไปนี้ โดยคำถามสำหรับแต่ละบุคคลเป็นไปตามหมายเลขที่ระบุในเอกสารแนบท้าย',
      },
      {
        block: 'text',
        text: 'หากได้รับคำตอบภายในวันที่ {replyBy} จักเป็นประโยชน์อย่างยิ่ง',
        when: 'replyBy',
      },
      { block: 'text', text: 'อนึ่ง ได้ส่งสำเนาหนังสือนี้ถึง{copies}ด้วยแล้ว', when: 'copies' },
      { block: 'text', text: 'คำตอบอาจส่งมายัง {replyAddress}' },
      {
        block: 'text',
        text: '{sender} ขอถือโอกาสนี้แสดงความนับถืออย่างยิ่งมายัง{addressee} อีกครั้งหนึ่ง',
      },
    ],
    close: '',
  },
  reminder: {
    title: 'หนังสือติดตามคำถามที่ยังไม่ได้รับคำตอบ',
    subject: 'ขอติดตามข้อมูลเกี่ยวกับบุคคลจำนวน {people} คน',
    salutation: 'เรียน  {post}',
    body: [
      { block: 'text', text: 'ตามหนังสือที่อ้างถึง {earlier} ได้ขอทราบข้อมูลเกี่ยวกับบุคคลไว้แล้วนั้น' },
      thanks,
      {
        block: 'annex',
        text: 'ขณะนี้ยังมีคำถามที่ไม่ได้รับคำตอบเกี่ยวกับบุคคลจำนวน {named} คน เอกสารแนบท้ายหนังสือนี้ระบุเฉพาะคำถามที่ยังไม่ได้รับคำตอบ',
      },
      {
        block: 'left-out',
        beside,
        alone: 'ขณะนี้ยังมีคำถามที่ไม่ได้รับคำตอบเกี่ยวกับบุคคลจำนวน {unnamed} คน ซึ่งไม่สามารถเปิดเผยชื่อได้',
      },
      { block: 'own-words' },
      { block: 'questions', lead: 'คำถามที่ยังไม่ได้รับคำตอบมีดังต่อไปนี้' },
      ...ending,
    ],
    close: 'ขอแสดงความนับถือ',
  },
  forwarding: {
    title: 'หนังสือถึงหน่วยงานถัดไป เมื่อหน่วยงานแรกไม่มีอำนาจหน้าที่',
    subject,
    salutation: 'เรียน  {post}',
    body: [
      {
        block: 'text',
        text: 'ด้วย{referredBy} ได้แจ้งตามหนังสือ {referral} ว่าคำถามข้างท้ายนี้ไม่อยู่ในอำนาจหน้าที่ของหน่วยงานดังกล่าว จึงขอเรียนถามมายังท่าน',
      },
      { block: 'text', text: 'คำถามดังกล่าวได้ถามไว้ครั้งแรกในหนังสือ {earlier}', when: 'earlier' },
      thanks,
      {
        block: 'annex',
        text: 'บุคคลที่ขอทราบข้อมูลมีจำนวน {named} คน ตามรายชื่อในเอกสารแนบท้ายหนังสือนี้',
      },
      {
        block: 'left-out',
        beside,
        alone: 'คำถามดังกล่าวเกี่ยวกับบุคคลจำนวน {unnamed} คน ซึ่งไม่สามารถเปิดเผยชื่อได้',
      },
      { block: 'own-words' },
      { block: 'questions', lead },
      {
        block: 'text',
        text: 'หากคำถามเหล่านี้อยู่ในอำนาจหน้าที่ของหน่วยงานอื่น โปรดแจ้งให้ทราบด้วยว่าเป็นหน่วยงานใด',
      },
      ...ending,
    ],
    close: 'ขอแสดงความนับถือ',
  },
}
