import fc from 'fast-check'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocument, readText, type TextPlace } from './read-document.ts'

const types = strToU8(
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
)

/** A .docx with this body, and whatever other parts. */
function docx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wp="wp" xmlns:a="a"><w:body>${body}</w:body></w:document>`
  const files: Zippable = { '[Content_Types].xml': types, 'word/document.xml': strToU8(document) }
  for (const [name, part] of Object.entries(parts)) {
    files[name] = typeof part === 'string' ? strToU8(part) : part
  }
  return zipSync(files)
}

function textsAt(place: TextPlace, bytes: Uint8Array): string[] {
  const read = readDocument(bytes)
  if (!read.ok) throw new Error(read.problems[0]?.code)
  return read.texts.filter((text) => text.place === place).map(({ text }) => text)
}

function problemOf(bytes: Uint8Array): string | undefined {
  const read = readDocument(bytes)
  return read.ok ? undefined : read.problems[0]?.code
}

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('whatever a reader could find is found', () => {
  test.each<[string, TextPlace, string, string, Readonly<Record<string, string>>?]>([
    [
      'a word in several runs',
      'body',
      'Кавалёў',
      `<w:p>${run('Кав')}\n  ${run('алёў', '<w:b/>')}</w:p>`,
    ],
    [
      'a cell of a table',
      'body',
      'Кавалёў',
      `<w:tbl><w:tr><w:tc><w:p>${run('Кавалёў')}</w:p></w:tc></w:tr></w:tbl>`,
    ],
    [
      'a text box, apart from the words it is anchored in',
      'body',
      'Кавалёў',
      `<w:p>${run('Кав')}<w:r><w:txbx><w:p>${run('Рудзь')}</w:p></w:txbx></w:r>${run('алёў')}</w:p>`,
    ],
    [
      'what was inserted',
      'inserted',
      'Кавалёў',
      `<w:p><w:ins w:author="Nobody Invented">${run('Кавалёў')}</w:ins></w:p>`,
    ],
    [
      'what was deleted',
      'deleted',
      'Кавалёў',
      '<w:p><w:del><w:r><w:delText>Кавалёў</w:delText></w:r></w:del></w:p>',
    ],
    [
      'who changed it',
      'author',
      'Nobody Invented',
      `<w:p><w:ins w:author="Nobody Invented">${run('x')}</w:ins></w:p>`,
    ],
    [
      'a word before it was changed',
      'before-changes',
      'Кавалёў',
      `<w:p>${run('Кав')}<w:ins>${run('xx')}</w:ins><w:del><w:r><w:delText>алёў</w:delText></w:r></w:del></w:p>`,
    ],
    ['hidden text', 'hidden', 'Кавалёў', `<w:p>${run('Кавалёў', '<w:vanish/>')}</w:p>`],
    [
      'a word that hidden text parts',
      'body',
      'Кавалёў',
      `<w:p>${run('Кав')}${run('zz', '<w:vanish/>')}${run('алёў')}</w:p>`,
    ],
    [
      'an alternative text',
      'alt-text',
      'Кавалёў',
      '<w:p><w:r><wp:docPr descr="Кавалёў"/></w:r></w:p>',
    ],
    [
      'a field',
      'field',
      'Кавалёў',
      '<w:p><w:r><w:instrText>Кав</w:instrText></w:r><w:r><w:instrText>алёў</w:instrText></w:r></w:p>',
    ],
    [
      'letters drawn from a symbol font',
      'body',
      'Ivan',
      '<w:p><w:r><w:sym w:char="F049"/><w:sym w:char="F076"/><w:sym w:char="F061"/><w:sym w:char="F06E"/></w:r></w:p>',
    ],
    ['a bookmark', 'setting', 'Кавалёў', '<w:bookmarkStart w:name="Кавалёў"/>'],
    [
      'a comment',
      'comment',
      'Кавалёў',
      '',
      {
        'word/comments.xml': `<w:comments xmlns:w="w"><w:comment><w:p>${run('Кавалёў')}</w:p></w:comment></w:comments>`,
      },
    ],
    [
      'a header',
      'header-or-footer',
      'Кавалёў',
      '',
      { 'word/header1.xml': `<w:hdr xmlns:w="w"><w:p>${run('Кавалёў')}</w:p></w:hdr>` },
    ],
    [
      'a footnote',
      'note',
      'Кавалёў',
      '',
      {
        'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:p>${run('Кавалёў')}</w:p></w:footnotes>`,
      },
    ],
    [
      'a property',
      'property',
      'Кавалёў',
      '',
      {
        'docProps/custom.xml':
          '<Properties><property name="x"><v>Кавалёў</v></property></Properties>',
      },
    ],
    [
      'custom XML, in whatever pieces',
      'custom-xml',
      'Кавалёў',
      '',
      { 'customXml/item1.xml': '<a><b>Кав</b><b>алёў</b></a>' },
    ],
    [
      'a link',
      'link',
      'Kavaliou',
      '',
      {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Target="https://example.org/Kavaliou"/></Relationships>',
      },
    ],
    ['a name of a part', 'part-name', 'Kavaliou', '', { 'word/media/Kavaliou.png': 'x' }],
    ['a remark in the XML', 'other', 'Кавалёў', '<!-- Кавалёў -->'],
    [
      'a page that was put in whole',
      'other',
      'Кавалёў',
      '',
      { 'word/afchunk.html': '<html><p>Кавалёў<br></p></html>' },
    ],
  ])('%s', (_, place, text, body, parts = {}) => {
    const found = textsAt(place, docx(body, parts))
    expect(found.some((one) => one.includes(text))).toBe(true)
  })

  test('a part in UTF-16', () => {
    const xml = '\ufeff<a>Кавалёў</a>'
    const bytes = new Uint8Array(Uint16Array.from(xml, (sign) => sign.charCodeAt(0)).buffer)
    const file = zipSync({ ...unzipSync(docx('')), 'customXml/item1.xml': bytes })
    expect(textsAt('custom-xml', file)).toContain('Кавалёў')
  })

  test('and pictures, embedded files and macros are named as unread', () => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 0xff])
    const read = readDocument(
      docx('', {
        'word/media/image1.png': bytes,
        'word/vbaProject.bin': bytes,
        'word/afchunk.rtf': '{\\rtf1 \\u1050?}',
      }),
    )
    expect(read).toMatchObject({
      ok: true,
      unread: ['word/media/image1.png', 'word/vbaProject.bin', 'word/afchunk.rtf'],
    })
  })
})

describe('hostile files get a verdict', () => {
  const valid = docx(`<w:p>${run('Кавалёў')}</w:p>`)

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'not-a-docx'],
    ['another kind of file', strToU8('%PDF-1.7'), 'not-a-docx'],
    ['an old or locked document', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 'locked-or-old'],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('x') }), 'no-letter'],
    ['half of a letter', valid.slice(0, valid.length / 2), 'broken'],
    ['bytes behind the letter', new Uint8Array([...valid, 1]), 'bytes-between-parts'],
    [
      'too many parts',
      docx('', Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`p${at}`, 'x']))),
      'too-many-parts',
    ],
    ['a part twice', docx('', { 'WORD/document.xml': '<a/>' }), 'part-twice'],
    ['XML that is none', docx('<w:p>'), 'broken'],
    [
      'entities that grow',
      docx('', {
        'customXml/item1.xml': '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      }),
      'declares-entities',
    ],
    ['nesting without end', docx('', { 'customXml/item1.xml': '<a>'.repeat(100_000) }), 'too-deep'],
    [
      'a part in an encoding of its own',
      docx('', { 'customXml/item1.xml': '<?xml version="1.0" encoding="windows-1251"?><a/>' }),
      'unknown-encoding',
    ],
    [
      'an archive that unpacks to too much',
      docx('', { 'word/big.bin': new Uint8Array(50_000_000) }),
      'too-large',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemOf(bytes)).toBe(problem)
  })

  test('a part that is longer than it says', () => {
    const lying = docx('', { 'word/big.bin': new Uint8Array(1_000_000) })
    const view = new DataView(lying.buffer, lying.byteOffset)
    for (let at = 0; at < lying.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 1_000_000)
        view.setUint32(at + 24, 10, true)
    }
    expect(problemOf(lying)).toBe('broken')
  })

  test('any bytes, and a letter with any byte changed, without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.nat(255), (bytes, at, byte) => {
        readDocument(bytes)
        const changed = valid.slice()
        changed[at % changed.length] = byte
        readDocument(changed)
      }),
      { numRuns: 300 },
    )
  })

  test('a sentence says what to do, and nothing of what stands in the file', () => {
    const read = readDocument(docx('<w:p>Кавалёў'))
    expect(read.ok ? '' : read.problems[0]?.sentence).toBe(
      'This file is broken; open it in your word processor and save it again.',
    )
  })
})

test('what a library wrote is read as it stands', async () => {
  const paragraph = new Paragraph({
    children: [new TextRun('Кав'), new TextRun({ text: 'алёў', bold: true })],
  })
  const bytes = await Packer.toArrayBuffer(
    new Document({ creator: 'Nobody', sections: [{ children: [paragraph] }] }),
  )
  expect(textsAt('body', new Uint8Array(bytes))).toEqual(['Кавалёў'])
  expect(textsAt('property', new Uint8Array(bytes)).join(' ')).toContain('Nobody')
})

test('a text or a file name is read like a part', () => {
  expect(readText('Кавалёў.docx', 'file-name')).toEqual([
    { place: 'file-name', part: '', text: 'Кавалёў.docx' },
  ])
})
