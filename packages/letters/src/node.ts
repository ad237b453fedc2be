import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { LetterDocument } from './document.ts'
import { typesetting } from './typesetting.ts'

/** Prints letters as PDF 1.7: fonts embedded, text and tables tagged, language set; the same letter gives the same bytes. */
export type WritePdf = (document: LetterDocument) => Uint8Array<ArrayBuffer>

/** Font files (TTF) with both weights of the families in `fontFamilies`. */
export type Fonts = readonly Uint8Array[]

/**
 * A writer that holds its fonts; make one and keep it. It blocks while it prints: about a second for a letter with 300 rows.
 * Nothing is read from disk or network for a letter, and nothing of it stays in memory afterwards.
 */
export function pdfWriter(fonts: Fonts = officeFonts()): WritePdf {
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }],
  })
  return (document) => {
    const { source, letter } = typesetting(document)
    try {
      return new Uint8Array(compiler.pdf({ mainFileContent: source, inputs: { letter } }))
    } finally {
      compiler.evictCache(0)
    }
  }
}

/** Noto Serif and Sarabun (both SIL OFL 1.1), regular and bold, from their packages. */
export function officeFonts(): Fonts {
  return [
    import.meta.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
    import.meta.resolve('@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf'),
  ].map((file) => readFileSync(fileURLToPath(file)))
}
