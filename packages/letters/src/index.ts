export { bodyInForm } from './body-form.ts'
export { layOutEvidence } from './evidence.ts'
export { openArchive } from './archive.ts'
export { packFiles } from './pack.ts'
export { letterProblems, type LetterProblem } from './check-letter.ts'
export { briefRoom, layOutBrief, type BriefToLayOut } from './brief.ts'
export { composeLetter, type Composed } from './compose.ts'
export { defaultTemplates } from './default-templates.ts'
export type {
  AnnexRow,
  AnnexTable,
  DocumentPart,
  LetterDocument,
  PageBreak,
  Paragraph,
  ParagraphRole,
  Run,
} from './document.ts'
export { writeDocx } from './docx.ts'
export { layOutLetter } from './lay-out.ts'
export { bodyForms } from './letter.ts'
export type {
  Addressee,
  Body,
  BodyForm,
  LastKnown,
  LetterPerson,
  LetterToCompose,
  Reference,
  Referral,
  Sender,
  Signatory,
  Thanked,
} from './letter.ts'
export { mentionReasons, nameFinder, namesIn } from './names-in.ts'
export type { KnownPerson, Mention, MentionReason, Sureness } from './names-in.ts'
export { documentProblems, readDocument, readText, textPlaces } from './read-document.ts'
export type { DocumentProblem, FoundText, ReadDocument, TextPlace } from './read-document.ts'
export { numbered, numberedDocx, roomForNumber } from './number.ts'
export { readTemplate, templateProblems, type TemplateProblem } from './read-template.ts'
export { sayDay } from './say.ts'
export { slots, type SlotName } from './slots.ts'
export { countSlots, letterForms, templateNeeds } from './template.ts'
export type {
  Counted,
  CountSlot,
  LetterForm,
  Template,
  TemplateBlock,
  TemplateNeed,
  TemplateText,
  Wording,
} from './template.ts'
export { readTemplateFile, writeTemplateFile, type TemplateFileProblem } from './template-file.ts'
export type { Problem, Verdict } from './verdict.ts'
