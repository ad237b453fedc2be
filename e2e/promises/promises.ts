import type { Edit } from '../../testing/copied-sources.ts'

/** A test by its file and its whole name: `suite > test`. */
export interface Named {
  readonly file: string
  readonly name: string
}

export interface Sabotage {
  /** What is broken, in a few words. */
  readonly what: string
  readonly edits: readonly Edit[]
  /** Pages that must be built anew to show it. */
  readonly pages?: readonly ('door' | 'desk')[]
}

export interface Kept {
  /** P1 to P13 as the threat model counts them; ours beyond those have a word. */
  readonly name: string
  /** One plain sentence. */
  readonly says: string
  readonly proofs: readonly { readonly test: Named; readonly sabotage: Sabotage }[]
}

const walk = 'e2e/promises/nothing-in-clear.test.ts'
const doors = 'e2e/promises/closed-doors.test.ts'
const doorPage = 'e2e/door.test.ts'
const door = 'apps/server/src/submissions/door.test.ts'
const grants = 'apps/server/src/db/grants.test.ts'
const erased = 'e2e/promises/erased.test.ts'
const erasure = 'apps/server/src/register/erasure.test.ts'
const erasing = 'apps/server/src/db/erasing.test.ts'
const authority = 'apps/server/src/authority.test.ts'
const killed = 'apps/server/src/weather/killed.test.ts'
const ending = 'apps/server/src/weather/ending.test.ts'
const disk = 'apps/server/src/weather/full-disk.test.ts'
const envelope = 'packages/seal/src/envelope.test.ts'

const unseen = 'apps/server/src/unseen.test.ts'
const wayIn = 'apps/server/src/submissions/way-in.test.ts'
const mandates = 'apps/server/src/mandates/mandates.test.ts'
const deskFiles = 'apps/server/src/files/desk-files.test.ts'
const uploading = 'packages/upload/src/upload-payload.test.ts'
const ranges = 'packages/seal/src/media-range.test.ts'
const deskTriage = 'apps/desk/src/keys/triage.test.ts'
const keyring = 'apps/desk/src/keys/make-keyring.test.ts'
const filesAtDoor = 'e2e/files-door.test.ts'
const firefox = 'e2e/firefox.test.ts'
const intake = 'packages/seal/src/intake.test.ts'
const uploadState = 'packages/seal/src/upload-state.test.ts'

const recordAll = 'apps/server/src/register/record-all.test.ts'
const exportedTest = 'apps/server/src/register/exported.test.ts'
const accounts = 'apps/server/src/accounts/accounts.test.ts'
const closings = 'apps/server/src/closings/closings.test.ts'
const monitor = 'apps/desk/src/log/monitor/monitor.test.ts'
const textIndex = 'apps/desk/src/finding/text-index.test.ts'

const audit = 'apps/server/src/log/audit.test.ts'
const verify = 'apps/verify/src/verify.test.ts'

const sealedAct = 'e2e/promises/sealed-values.test.ts'
const sealedClaims = 'apps/server/src/register/sealed.test.ts'
const sealedKeys = 'apps/desk/src/keys/sealed-values.test.ts'

const migration = 'apps/server/src/db/migrations/0001-the-thread.sql'
const locking = 'apps/door/src/sealing/locking.ts'
const sendFile = 'apps/door/src/files/send-file.ts'
const makeKeyring = 'apps/desk/src/keys/make-keyring.ts'

/** Every promise with the tests that hold it, and for each test one way to break the promise that it must notice. */
const examinations = 'apps/server/src/examinations/examinations.test.ts'
const brief = 'apps/server/src/meetings/brief.test.ts'
const aloud =
  'over random offices the page for a meeting names whom it may and nobody else, whatever was written into it'
const evidence = 'apps/server/src/evidence/evidence.test.ts'
const handedOver =
  'over random offices no name is in the package where consent does not reach: not in the data, the Word file, nor what an officer wrote'
const eventFile = 'packages/register/src/evidence/event-file.test.ts'
const badNews = 'apps/server/src/enquirers/bad-news.test.ts'
const familyUpdates = 'apps/server/src/enquirers/updates.test.ts'
const updatesSql = 'apps/server/src/db/migrations/0028-updates.sql'
const differsAloud =
  'what a body answered and others say otherwise is raised in general words, with day and place only where ten others were there, and never of whom may not be named'
const numberAsked =
  'a number by which a state knows somebody is on no page before somebody asks for it; whom a link names is said with reasons'
const noName = 'apps/server/src/letters/no-name.test.ts'
const nowhere =
  'over random offices no name stands where consent does not reach: not in the plan, the letter, its papers, nor in what is brought back'

export const promises: readonly Kept[] = [
  {
    name: 'P1',
    says: 'Nothing of an intake lies in clear in the database, its write-ahead log, files, temporary files or logs.',
    proofs: [
      {
        test: {
          file: walk,
          name: 'the house holds > nothing of an intake in clear: not in the database, its WAL, files, temporary files or logs',
        },
        sabotage: {
          what: 'the page puts the account into an address, and the server logs addresses',
          pages: ['door'],
          edits: [
            {
              file: locking,
              find: 'const code = newReturnCode(random)',
              replace:
                'const code = newReturnCode(random)\n  void fetch(`/api/intake?${encodeURIComponent(message.account)}`)',
            },
            {
              file: 'apps/server/src/http/app.ts',
              find: '    checkOrigin(context, origins)',
              replace:
                '    process.stderr.write(context.req.url)\n    checkOrigin(context, origins)',
            },
          ],
        },
      },
      {
        test: {
          file: walk,
          name: 'the house holds > nothing of an intake in clear after kill -9 either',
        },
        sabotage: {
          what: 'the server keeps the secret that opens a mailbox in a temporary file',
          edits: [
            {
              file: 'apps/server/src/submissions/door-routes.ts',
              find: `    const shown = createHash('sha256')`,
              replace: `    process.getBuiltinModule('node:fs').appendFileSync(\`\${process.env['TMPDIR']}/seen\`, access)\n    const shown = createHash('sha256')`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P2',
    says: 'The server is never sent a word of an intake, a return code, a passphrase or a private key.',
    proofs: [
      {
        test: {
          file: walk,
          name: 'the server was sent > not a word of an intake, no return code, no passphrase and no private key',
        },
        sabotage: {
          what: 'the page sends the return code along, in hexadecimal',
          pages: ['door'],
          edits: [
            {
              file: locking,
              find: 'const code = newReturnCode(random)',
              replace:
                'const code = newReturnCode(random)\n  void fetch(`/api/intake?${toHex(code)}`)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P3',
    says: 'Everything sealed opens without our software, with another implementation of age.',
    proofs: [
      {
        test: {
          file: walk,
          name: 'what the pages sealed > opens without us: a person’s keys, with their passphrase and another implementation of age',
        },
        sabotage: {
          what: 'a passphrase gets a prefix that only our software knows',
          edits: [
            {
              file: 'packages/seal/src/identity-file.ts',
              find: 'encrypter.setPassphrase(passphrase)',
              replace: 'encrypter.setPassphrase(`amparo ${passphrase}`)',
            },
            {
              file: 'packages/seal/src/identity-file.ts',
              find: 'decrypter.addPassphrase(passphrase)',
              replace: 'decrypter.addPassphrase(`amparo ${passphrase}`)',
            },
          ],
          pages: ['desk'],
        },
      },
      {
        test: {
          file: walk,
          name: 'what the pages sealed > opens without us: every stored object, with another implementation of age',
        },
        sabotage: {
          what: 'the bytes are turned around before they are sealed, and after they are opened',
          pages: ['door', 'desk'],
          edits: [
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'encrypter.encrypt(plaintext)',
              replace: 'encrypter.encrypt(plaintext.toReversed())',
            },
            {
              file: 'packages/seal/src/opening.ts',
              find: `if (result.verdict === 'opened') return result`,
              replace: `if (result.verdict === 'opened') return { verdict: 'opened', plaintext: result.plaintext.toReversed() }`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P4',
    says: 'Everything is sealed to post-quantum hybrid keys, and never to a classical one beside them.',
    proofs: [
      {
        test: {
          file: envelope,
          name: 'when sealing fails > the library seals to someone else as well: it rejects',
        },
        sabotage: {
          what: 'nobody counts for how many keys a file was sealed',
          edits: [
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'measured.recipients === recipients &&',
              replace: 'measured.recipients >= recipients &&',
            },
          ],
        },
      },
      {
        test: {
          file: envelope,
          name: 'opening > a file that also has a classical stanza is foreign although our key would open it',
        },
        sabotage: {
          what: 'one hybrid stanza is enough',
          edits: [
            {
              file: 'packages/seal/src/opening.ts',
              find: 'header.stanzas.every(isHybridStanza)',
              replace: 'header.stanzas.some(isHybridStanza)',
            },
          ],
        },
      },
      {
        test: {
          file: walk,
          name: 'what the pages sealed > is sealed to post-quantum hybrid keys, or by a passphrase where it holds a person’s keys, and never to both',
        },
        sabotage: {
          what: 'a message is also sealed to a classical key, and nobody looks',
          pages: ['door', 'desk'],
          edits: [
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'const file = await encrypter.encrypt(plaintext)',
              replace: `encrypter.addRecipient('age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z')\n  const file = await encrypter.encrypt(plaintext)`,
            },
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'if (!isSealed(file, recipients.length, plaintext.length))',
              replace: 'if (file.length === 0)',
            },
            {
              file: 'packages/seal/src/inspect.ts',
              find: `stanza.args[0] === 'mlkem768x25519'`,
              replace: `stanza.args[0] !== ''`,
            },
            {
              file: 'packages/seal/src/inspect.ts',
              find: 'if (!header.stanzas.every(isWellFormed))',
              replace: 'if (!header.stanzas.some(isWellFormed))',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P5',
    says: 'Nothing stays on the sender’s device, also after a file was sent, and the page asks no other place for anything.',
    proofs: [
      {
        test: {
          file: walk,
          name: 'nothing stayed in the sender’s browser, and nothing went elsewhere',
        },
        sabotage: {
          what: 'the page remembers the language',
          pages: ['door'],
          edits: [
            {
              file: 'apps/door/src/door.tsx',
              find: 'document.documentElement.lang = code',
              replace: `document.documentElement.lang = code\n      sessionStorage.setItem('language', code)`,
            },
          ],
        },
      },
      {
        test: {
          file: filesAtDoor,
          name: 'a photo > shows what it would give away before it is sent, and arrives whole',
        },
        sabotage: {
          what: 'the page keeps in the browser what it needs to go on with a file',
          pages: ['door'],
          edits: [
            {
              file: sendFile,
              find: `  onState({ at: 'sending', confirmed: 0, length })`,
              replace: `  localStorage.setItem(state.upload, state.fileKey)\n  onState({ at: 'sending', confirmed: 0, length })`,
            },
          ],
        },
      },
      {
        test: {
          file: filesAtDoor,
          name: 'a voice message > is recorded in the page, listened to, sent, and leaves nothing on the device',
        },
        sabotage: {
          what: 'the page puts a file aside in the browser’s own file system',
          pages: ['door'],
          edits: [
            {
              file: sendFile,
              find: `  onState({ at: 'sending', confirmed: 0, length })`,
              replace: `  const aside = await navigator.storage.getDirectory()
  await aside.getFileHandle(state.upload, { create: true })
  onState({ at: 'sending', confirmed: 0, length })`,
            },
          ],
        },
      },
      {
        test: {
          file: filesAtDoor,
          name: 'a photo > shows what it would give away before it is sent, and arrives whole',
        },
        sabotage: {
          what: 'the address names the file that is sent',
          pages: ['door'],
          edits: [
            {
              file: sendFile,
              find: `  onState({ at: 'sending', confirmed: 0, length })`,
              replace: `  history.replaceState(null, '', \`#\${state.upload}\`)\n  onState({ at: 'sending', confirmed: 0, length })`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P6',
    says: 'A file goes on where it stopped, and arrives to the byte.',
    proofs: [
      {
        test: {
          file: uploading,
          name: 'however the line breaks, the server ends up with exactly the bytes',
        },
        sabotage: {
          what: 'the page believes what it sent instead of asking what arrived',
          edits: [
            {
              file: 'packages/upload/src/upload-payload.ts',
              find: `    kept = undefined // a broken request may have brought some bytes: ask again`,
              replace: `    kept = kept === undefined ? undefined : Math.min(payload.length, kept + piece)`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P7',
    says: 'A message is sealed, sent and opens also where a browser compiles nothing and has no WebAssembly.',
    proofs: [
      {
        test: {
          file: firefox,
          name: 'without a compiler and without WebAssembly a message is sealed, arrives and opens',
        },
        sabotage: {
          what: 'sealing asks for WebAssembly',
          pages: ['door'],
          edits: [
            {
              file: locking,
              find: 'const code = newReturnCode(random)',
              replace: `if (typeof WebAssembly === 'undefined') throw new Error('no WebAssembly')
  const code = newReturnCode(random)`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P9',
    says: 'A server that puts other keys in place of the office’s, that swaps, moves, cuts off, repeats or brings back what it keeps, leaves out what others follow, or lies about how far a file is, is found out or gains nothing.',
    proofs: [
      {
        test: {
          file: intake,
          name: 'an intake bundle > signed by fewer than two of the team is not trusted',
        },
        sabotage: {
          what: 'one signature is enough for the keys that messages are sealed to',
          edits: [
            {
              file: 'packages/seal/src/intake.ts',
              find: 'const signersNeeded = 2',
              replace: 'const signersNeeded = 1',
            },
          ],
        },
      },
      {
        test: {
          file: intake,
          name: 'an intake bundle > changed after signing is not trusted, whatever was changed',
        },
        sabotage: {
          what: 'nobody computes whether a signature fits what it stands under',
          edits: [
            {
              file: 'packages/seal/src/signed.ts',
              find: 'signature.key === publicKey && verifies(signature, message)',
              replace: 'signature.key === publicKey && message.length > 0',
            },
          ],
        },
      },
      {
        test: {
          file: intake,
          name: 'an intake bundle > beside signers the office key did not sign is not trusted',
        },
        sabotage: {
          what: 'nobody looks who signed the list of keys',
          edits: [
            {
              file: 'packages/seal/src/intake.ts',
              find: `if (!signedBy('signers', signers, officeKey))`,
              replace: `if (officeKey === '')`,
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > trusts only a list the office signed, and only if our own keys stand in it',
        },
        sabotage: {
          what: 'the desk does not look who signed the staff list',
          edits: [
            {
              file: makeKeyring,
              find: `if (read.verdict !== 'ok' || !signedBy('staff-list', staffList, identity.office))`,
              replace: `if (read.verdict !== 'ok')`,
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > trusts only a list the office signed, and only if our own keys stand in it',
        },
        sabotage: {
          what: 'keys opened from the server’s identity file need not be those of the staff list',
          edits: [
            {
              file: makeKeyring,
              find: 'listed === undefined || !(await areKeysOf(identity, listed))',
              replace: 'listed === undefined',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > an office key of the server’s own is refused, whatever it has signed',
        },
        sabotage: {
          what: 'the desk takes the server’s word for which office this is',
          edits: [
            {
              file: makeKeyring,
              find: 'if (claimedOffice !== identity.office)',
              replace: `if (claimedOffice === '')`,
            },
            {
              file: makeKeyring,
              find: `!signedBy('staff-list', staffList, identity.office)`,
              replace: `!signedBy('staff-list', staffList, claimedOffice as never)`,
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > a team key from an invented member opens nothing and is sealed to by nobody',
        },
        sabotage: {
          what: 'anybody may give a team its key',
          edits: [
            {
              file: makeKeyring,
              find: 'return giver?.id === grant.by && giver.teams.includes(grant.team)',
              replace: 'return giver !== null',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > a team key from the operator, or from a member for a team that is not theirs, does not count',
        },
        sabotage: {
          what: 'whoever works in the office may give any team a key',
          edits: [
            {
              file: makeKeyring,
              find: 'giver?.id === grant.by && giver.teams.includes(grant.team)',
              replace: 'giver?.id === grant.by',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'unlocking > what is written is sealed to the newest epoch, in whatever order the grants come',
        },
        sabotage: {
          what: 'the team key that the server hands out first is sealed to',
          edits: [
            {
              file: makeKeyring,
              find: 'given.toSorted((a, b) => b.epoch - a.epoch)',
              replace: 'given',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/seal/src/identity-file.test.ts',
          name: 'an identity file > that asks for more than 2^20 rounds is refused before anything is computed',
        },
        sabotage: {
          what: 'a file may ask for any number of rounds',
          edits: [
            {
              file: 'packages/seal/src/identity-file.ts',
              find: 'if (Number(workFactor) > highestWorkFactor) return',
              replace: 'if (Number(workFactor) > 99) return',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'opening a message > an addition is its sender’s only with the thread’s key, and in order only after the part it names',
        },
        sabotage: {
          what: 'whoever names the thread may add to it',
          edits: [
            {
              file: makeKeyring,
              find: 'mailbox === known.address.id && isTagged(fromBase64(known.address.threadKey))',
              replace: 'mailbox === known.address.id && isTagged !== null',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'opening a message > an addition is its sender’s only with the thread’s key, and in order only after the part it names',
        },
        sabotage: {
          what: 'the desk does not look which part an addition follows',
          edits: [
            {
              file: makeKeyring,
              find: 'before !== undefined && addition.prev === before.sha256 &&',
              replace: 'before !== undefined &&',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/desk/src/submissions/opened.test.ts',
          name: 'the thread after a message > says which parts the server did not hand out',
        },
        sabotage: {
          what: 'the desk does not say what is missing in between',
          edits: [
            {
              file: 'apps/desk/src/submissions/opened.ts',
              find: '.filter((seq) => !present.has(seq))',
              replace: '.filter((seq) => seq > last)',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'opening a message > a later part cannot turn the answer to another mailbox',
        },
        sabotage: {
          what: 'any part may name the mailbox that is answered to',
          edits: [{ file: makeKeyring, find: 'if (seq === 1) {', replace: 'if (seq > 0) {' }],
        },
      },
      {
        test: {
          file: keyring,
          name: 'writing > a copy that stands in another place or is signed by a stranger is not shown',
        },
        sabotage: {
          what: 'the desk does not look in which place an answer’s copy stood',
          edits: [
            {
              file: makeKeyring,
              find: 'signer === undefined || body.seq !== seq ||',
              replace: 'signer === undefined ||',
            },
          ],
        },
      },
      {
        test: {
          file: keyring,
          name: 'writing > a draft opens for its writer alone, and only under its own name',
        },
        sabotage: {
          what: 'a draft may be shown in the place of another',
          edits: [
            {
              file: makeKeyring,
              find: 'return draft?.key === key',
              replace: 'return draft?.key !== undefined',
            },
          ],
        },
      },
      {
        test: {
          file: deskTriage,
          name: 'parts that a server moved from another message say nothing about this one',
        },
        sabotage: {
          what: 'the desk does not look which message a triage part names',
          edits: [
            {
              file: 'apps/desk/src/keys/triage.ts',
              find: `return read.verdict === 'ok' && read.document.message === message ? read.document : null`,
              replace: `return read.verdict === 'ok' && message !== '' ? read.document : null`,
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/seal/src/mailbox-item.test.ts',
          name: 'an item of a mailbox > swapped, repeated, dropped or moved is in the wrong place',
        },
        sabotage: {
          what: 'nobody looks which item an answer follows',
          edits: [
            {
              file: 'packages/seal/src/mailbox-item.ts',
              find: 'item.seq === expected.seq && item.prev === expected.prev',
              replace: 'item.seq === expected.seq',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/door/src/sealing/opening.test.ts',
          name: 'a dropped, swapped or repeated answer is told, and not shown',
        },
        sabotage: {
          what: 'the page passes over in silence what does not belong in its place',
          edits: [
            {
              file: 'apps/door/src/sealing/opening.ts',
              find: `shown.push({ kind: 'withheld', seq, why: reasons[opened.verdict] })`,
              replace: 'continue',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/door/src/sealing/opening.test.ts',
          name: 'an answer for another mailbox is not shown',
        },
        sabotage: {
          what: 'an answer may be for any mailbox',
          edits: [
            {
              file: 'packages/seal/src/mailbox-item.ts',
              find: 'item.mailbox === expected.mailbox &&',
              replace: `item.mailbox !== '' &&`,
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/door/src/flow/send.test.ts',
          name: 'an acknowledgement signed by somebody else, or for another message, is no receipt',
        },
        sabotage: {
          what: 'a receipt may be for any message',
          edits: [
            {
              file: 'packages/seal/src/intake.ts',
              find: 'reading.document.envelope === envelopeHash &&',
              replace: `envelopeHash !== '' &&`,
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/seal/src/mandate.test.ts',
          name: 'where a mandate stands > an old lifting shown again lifts no later freeze',
        },
        sabotage: {
          what: 'of two acts on a mandate the one shown last decides',
          edits: [
            {
              file: 'packages/seal/src/mandate.ts',
              find: 'b.body.seq - a.body.seq || (a.body.act < b.body.act ? -1 : Number(a.body.act !== b.body.act)),',
              replace: 'acts.indexOf(b) - acts.indexOf(a),',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/desk/src/keys/files.test.ts',
          name: 'another file than the one that was described is not opened, and nothing is sent',
        },
        sabotage: {
          what: 'the desk does not look whether a header is that of the file described',
          edits: [
            {
              file: 'apps/desk/src/keys/files.ts',
              find: 'document.media.id === media && document.media.header === hashOf(head)',
              replace: 'document.media.id === media && head.length > 0',
            },
          ],
        },
      },
      {
        test: {
          file: ranges,
          name: 'opening a range > finds chunks that were swapped, and an end that was cut off at a chunk’s edge',
        },
        sabotage: {
          what: 'no chunk is marked as the last',
          edits: [
            {
              file: 'packages/seal/src/media-range.ts',
              find: `nonce[11] = index === chunks - 1 ? 1 : 0`,
              replace: `nonce[11] = chunks > 0 ? 0 : 1`,
            },
          ],
        },
      },
      {
        test: {
          file: ranges,
          name: 'opening a range > is damaged when the server gives fewer or more bytes than it was asked for',
        },
        sabotage: {
          what: 'what the server leaves out is passed over',
          edits: [
            {
              file: 'packages/seal/src/media-range.ts',
              find: 'if (sealed.length !== place.end - place.start) return damaged',
              replace: 'if (place.end === 0) return damaged',
            },
            {
              file: 'packages/seal/src/media-range.ts',
              find: 'for (let index = first; index < after; index += 1) {',
              replace:
                'for (let index = first; (index - first) * sealedChunkLength < sealed.length; index += 1) {',
            },
          ],
        },
      },
      {
        test: {
          file: uploading,
          name: 'a server that lies about how far it is gets the bytes of the place it names, and no others',
        },
        sabotage: {
          what: 'the page goes on from the furthest place it ever heard of',
          edits: [
            {
              file: 'packages/upload/src/upload-payload.ts',
              find: 'kept = known = told.offset',
              replace: 'kept = known = Math.max(known, told.offset)',
            },
          ],
        },
      },
      {
        test: { file: uploading, name: 'an offset that is no place in the payload ends it: "11"' },
        sabotage: {
          what: 'a place beyond the end counts as the end',
          edits: [
            {
              file: 'packages/upload/src/tus.ts',
              find: `isOurs ? { told: 'offset', offset } :`,
              replace: `isOurs || offset > length ? { told: 'offset', offset: Math.min(offset, length) } :`,
            },
          ],
        },
      },
      {
        test: {
          file: uploading,
          name: 'a server that says it took nothing is sent the same again only after a rest, and less of it',
        },
        sabotage: {
          what: 'a piece that moved nothing is sent again at once',
          edits: [
            {
              file: 'packages/upload/src/upload-payload.ts',
              find: ' && (kept === undefined || told.offset > kept)) {',
              replace: ') {',
            },
          ],
        },
      },
      {
        test: {
          file: uploading,
          name: 'a server that fell back to an older state is sent again what it lost, to the byte',
        },
        sabotage: {
          what: 'a server that has fewer bytes than it said is given up',
          edits: [
            {
              file: 'packages/upload/src/tus.ts',
              find: `code === 'changed-meanwhile' ||`,
              replace: `code === '' ||`,
            },
          ],
        },
      },
      {
        test: {
          file: uploadState,
          name: 'the state of an unfinished upload > does not open with another key, for another upload, or when a bit is changed',
        },
        sabotage: {
          what: 'the state of one upload opens for another',
          edits: [
            {
              file: 'packages/seal/src/upload-state.ts',
              find: `utf8(\`amparo/v1/upload-state\\0\${upload}\`)`,
              replace: `utf8(upload === '' ? '' : 'amparo/v1/upload-state')`,
            },
            {
              file: 'packages/seal/src/upload-state.ts',
              find: 'state.upload === upload && state.leaves.length',
              replace: 'state.leaves.length',
            },
          ],
        },
      },
      {
        test: {
          file: uploadState,
          name: 'the state of an unfinished upload > that a server brings back later is none of a newer upload, and gives the very bytes of then or no byte',
        },
        sabotage: {
          what: 'nobody looks whether the file is still the one of the state',
          edits: [
            {
              file: 'packages/seal/src/media-leaves.ts',
              find: 'if (!isWhole || (await leafChanged(leaves[index], bytes, digest))) throw',
              replace: 'if (!isWhole) throw',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/desk/src/keys/files.test.ts',
          name: 'a state of another upload, or of another size, is not taken up',
        },
        sabotage: {
          what: 'at the desk the state of one upload stands for another',
          edits: [
            {
              file: 'apps/desk/src/keys/files.ts',
              find: 'state?.v !== 1 || state.upload !== upload',
              replace: `state?.v !== 1 || upload === ''`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P10',
    says: 'The length of what is sealed, a file’s too, tells only its bucket.',
    proofs: [
      {
        test: {
          file: envelope,
          name: 'documents > documents of one bucket cannot be told apart by length',
        },
        sabotage: {
          what: 'documents are not padded',
          edits: [
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'seal(recipients, padJson(utf8(json)))',
              replace: 'seal(recipients, utf8(json))',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/seal/src/file-document.test.ts',
          name: 'the size of a file > shows in the payload as its padding bucket only',
        },
        sabotage: {
          what: 'files are not padded',
          edits: [
            {
              file: 'packages/seal/src/file-document.ts',
              find: 'return payloadLengthOf(padded(size))',
              replace: 'return payloadLengthOf(size)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/files/door-files.test.ts',
          name: 'a file is refused > when its length is none that our padding leaves',
        },
        sabotage: {
          what: 'the server keeps files of any length',
          edits: [
            {
              file: 'packages/seal/src/media-header.ts',
              find: 'if (!isPaddedLength(plaintextLength)) return',
              replace: 'if (plaintextLength < 0) return',
            },
          ],
        },
      },
      {
        test: {
          file: uploadState,
          name: 'the state of an unfinished upload > is as long for a short name and for a long one, for one leaf and for many',
        },
        sabotage: {
          what: 'what a file is called and how long it is shows in how long the state of its upload is',
          edits: [
            {
              file: 'packages/seal/src/upload-state.ts',
              find: 'padJson(utf8(JSON.stringify(state)))',
              replace: 'utf8(JSON.stringify(state))',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P11',
    says: 'A return code is 128 random bits, so guessing is hopeless offline too.',
    proofs: [
      {
        test: {
          file: 'packages/seal/src/return-code.test.ts',
          name: 'a new code > uses all 128 bits it is given, and refuses a source that gives fewer',
        },
        sabotage: {
          what: 'half of a code is constant',
          edits: [
            {
              file: 'packages/seal/src/return-code.ts',
              find: 'returnCodeFrom(draw(random, returnCodeLength))',
              replace: 'returnCodeFrom(draw(random, returnCodeLength).fill(0, 8))',
            },
          ],
        },
      },
      {
        test: {
          file: walk,
          name: 'the return code is sixteen bytes straight from the browser’s generator',
        },
        sabotage: {
          what: 'the page takes its random bytes from Math.random',
          pages: ['door'],
          edits: [
            {
              file: locking,
              find: 'newReturnCode(random)',
              replace:
                'newReturnCode((length) => Uint8Array.from({ length }, () => Math.random() * 256))',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'P13',
    says: 'When sealing fails nothing is sent; plaintext never takes its place.',
    proofs: [
      {
        test: {
          file: envelope,
          name: 'when sealing fails > the library returns what it was given: it rejects',
        },
        sabotage: {
          what: 'nobody looks at what the library returned',
          edits: [
            {
              file: 'packages/seal/src/envelope.ts',
              find: 'if (!isSealed(file, recipients.length, plaintext.length))',
              replace: 'if (file.length === 0)',
            },
          ],
        },
      },
      {
        test: {
          file: doorPage,
          name: 'when something fails > in any call of cryptography, nothing is sent, and the page says so',
        },
        sabotage: {
          what: 'when sealing fails the page sends the text as it is',
          pages: ['door'],
          edits: [
            {
              file: locking,
              find: '  const envelope = await sealDocument(bundle.recipients, document)\n  const hash',
              replace:
                '  const envelope = await sealDocument(bundle.recipients, document).catch(() => Uint8Array.from(JSON.stringify(document), (letter) => letter.charCodeAt(0)))\n  const hash',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'append-only',
    says: 'Records are only ever added to: PostgreSQL refuses the server every change and every deletion.',
    proofs: [
      {
        test: {
          file: grants,
          name: 'records > claim can be neither changed nor deleted nor emptied by who serves pages',
        },
        sabotage: {
          what: 'the desk’s role may update claims',
          edits: [
            {
              file: migration,
              find: 'grant insert on entry_key to {app};',
              replace: 'grant insert on entry_key to {app};\ngrant update on claim to {app};',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'entries',
    says: 'No record is made without a log entry of the same transaction.',
    proofs: [
      {
        test: {
          file: grants,
          name: 'records > a claim cannot stand on an entry of an earlier transaction, nor pretend to be of one',
        },
        sabotage: {
          what: 'a claim may name any transaction as its own',
          edits: [
            {
              file: migration,
              find: 'create policy add on claim for insert to {app} with check (tx = pg_current_xact_id() and may_see',
              replace: 'create policy add on claim for insert to {app} with check (may_see',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'rewritten',
    says: 'Whoever owns the machine and rewrites the past is seen: by the office, and by a stranger, who need not believe it.',
    proofs: [
      {
        test: {
          file: audit,
          name: 'whoever owns the machine is seen > an entry changed after it was logged',
        },
        sabotage: {
          what: 'the audit does not hash entries anew',
          edits: [
            {
              file: 'apps/server/src/log/audit.ts',
              find: "if (hash('sha256', body, 'hex') !== leaf)",
              replace: "if (hash('sha256', body, 'hex') === leaf && body === '')",
            },
          ],
        },
      },
      {
        test: {
          file: verify,
          name: 'a stranger’s machine > may hold a pipe in the place of a file, or a link to the policy that came with it',
        },
        sabotage: {
          what: 'whom to believe is taken from beside the proof',
          edits: [
            {
              file: 'apps/verify/src/given-files.ts',
              find: "return basename(place) === officesPolicyName || place.startsWith(join(folder, '/'))",
              replace: 'return place === folder',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'erased',
    says: 'Of what is erased nothing is left in any file, and nobody can confirm a guess; what was recorded with it can still be verified.',
    proofs: [
      {
        test: {
          file: erased,
          name: 'afterwards no file below the home holds it, in no encoding',
        },
        sabotage: {
          what: 'the planner’s statistics keep their old rows',
          edits: [
            {
              file: 'apps/server/src/db/rewrite.ts',
              find: `await admin.query('vacuum (full) pg_catalog.pg_statistic')`,
              replace: '',
            },
          ],
        },
      },
      {
        test: {
          file: erasure,
          name: 'an erased claim > leaves its neighbours of the same entry verifiable, and its own value to nobody’s guess',
        },
        sabotage: {
          what: 'the salt of what was erased is written out with the others',
          edits: [
            {
              file: 'apps/server/src/db/entry-opening.ts',
              find: 'saltsWithout(nodeHashing, key, names, forgotten.names)',
              replace: 'saltsWithout(nodeHashing, key, names, [])',
            },
          ],
        },
      },
      {
        test: {
          file: erasure,
          name: 'the eraser > puts no other value in the place of one',
        },
        sabotage: {
          what: 'the eraser may write what it likes',
          edits: [
            {
              file: 'apps/server/src/db/migrations/0005-erasure.sql',
              find: 'with check (erased is not null and erased_tx = pg_current_xact_id());',
              replace: 'with check (true);',
            },
          ],
        },
      },
      {
        test: {
          file: erasing,
          name: 'a version of an account > leaves what was recorded with it verifiable, and its words to nobody’s guess',
        },
        sabotage: {
          what: 'what bound the log to the words of an account can still be tried',
          edits: [
            {
              file: 'apps/server/src/accounts/account-erasure.ts',
              find: `names: () => ['head', 'commit'],`,
              replace: `names: () => ['head'],`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'restricted act',
    says: 'What tells of sexual violence, down to the type of act, leaves the browser only sealed to one team, and counts only where it is of.',
    proofs: [
      {
        test: {
          file: sealedAct,
          name: 'the server is sent nothing that tells what was done in a restricted act',
        },
        sabotage: {
          what: 'the commitment is the end of what was said',
          pages: ['desk'],
          edits: [
            {
              file: 'apps/desk/src/keys/sealed-values.ts',
              find: 'return commitment(hashing, fromBase64(key), fields).commit',
              replace:
                'return toBase64(new TextEncoder().encode(JSON.stringify(value).padStart(34).slice(-34, -2)))',
            },
          ],
        },
      },
      {
        test: {
          file: sealedAct,
          name: 'the house holds nothing that tells what was done in a restricted act',
        },
        sabotage: {
          what: 'the desk remembers with the act what is sealed of it',
          pages: ['desk'],
          edits: [
            {
              file: 'apps/desk/src/register/sealed-claims.ts',
              find: 'audience: told, replaces: null }]',
              replace:
                "audience: told, replaces: null }, ...sealed.map((one) => ({ ...asInput(one), property: 'act.place', value: { kind: 'text' as const, text: JSON.stringify(one.value) } }))]",
            },
          ],
        },
      },
      {
        test: {
          file: sealedClaims,
          name: 'is refused > what tells how it was done, in the open, and nothing is kept',
        },
        sabotage: {
          what: 'the server takes in the open what should be sealed',
          edits: [
            {
              file: 'apps/server/src/register/restricted-act.ts',
              find: 'if (isRestricted && open !== undefined)',
              replace: 'if (!isRestricted && open !== undefined)',
            },
          ],
        },
      },
      {
        test: {
          file: sealedClaims,
          name: 'a sealed value > changes not a byte of what anybody else is told: of the page, of the list, of the stored view',
        },
        sabotage: {
          what: 'the view of the office is folded from every team’s claims',
          edits: [
            {
              file: 'apps/server/src/register/fold-store.ts',
              find: 'fold(visibleTo(claims, [officeAudience, audience]), kind)',
              replace: 'fold(claims, kind)',
            },
          ],
        },
      },
      {
        test: { file: sealedKeys, name: 'a server that moves it to another subject is found out' },
        sabotage: {
          what: 'nobody looks of whom it is',
          edits: [
            {
              file: 'apps/desk/src/keys/sealed-values.ts',
              find: 'return body.subject === subject && ',
              replace: 'void subject\n  return ',
            },
          ],
        },
      },
      {
        test: {
          file: sealedKeys,
          name: 'one that somebody of the office signed who is not of the team is no value, and is told apart',
        },
        sabotage: {
          what: 'whoever is of the office may sign for any team',
          edits: [
            {
              file: 'apps/desk/src/keys/signer.ts',
              find: `signer.teams.includes(team) ? 'member' : 'outsider'`,
              replace: `'member'`,
            },
          ],
        },
      },
      {
        test: {
          file: 'e2e/sealed-values.test.ts',
          name: 'a restricted act is opened by the team it is sealed to, and is “act, restricted” to everybody else',
        },
        sabotage: {
          what: 'who somebody may be is asked while a restricted act is recorded, too',
          pages: ['desk'],
          edits: [
            {
              file: 'apps/desk/src/register/use-found-ones.ts',
              find: "kind === 'person' && !isSealed",
              replace: "kind === 'person' && typeof isSealed === 'boolean'",
            },
          ],
        },
      },
    ],
  },
  {
    name: 'audiences',
    says: 'Whoever is not in a team sees no row of it, in PostgreSQL itself.',
    proofs: [
      {
        test: {
          file: grants,
          name: 'row policies > claim shows a member of one team nothing of another',
        },
        sabotage: {
          what: 'claims are shown to everybody who is signed in',
          edits: [
            {
              file: migration,
              find: 'create policy read on claim for select to {app} using (may_see(audience));',
              replace:
                'create policy read on claim for select to {app} using (actor() is not null);',
            },
          ],
        },
      },
      {
        test: {
          file: grants,
          name: 'row policies > the door reads no envelope that came in, and of one mailbox only what is its sender’s',
        },
        sabotage: {
          what: 'the door’s role may read what came in',
          edits: [
            {
              file: migration,
              find: 'grant select on mailbox, mailbox_closing to {door};',
              replace: 'grant select on mailbox, mailbox_closing, submission_part to {door};',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'refusals',
    says: 'A refusal says, byte for byte, what an office would say in which the record does not exist.',
    proofs: [
      {
        test: {
          file: authority,
          name: 'roles × actions > openSubmission refuses auditor, in the very bytes of a record that does not exist',
        },
        sabotage: {
          what: 'a role is told that it may not',
          edits: [
            {
              file: 'apps/server/src/http/serve.ts',
              find: `throw new Refusal('not-found')`,
              replace: `throw new Refusal('not-found', needed)`,
            },
          ],
        },
      },
      {
        test: {
          file: door,
          name: 'a mailbox > is told the same whether its secret is wrong or it is not there',
        },
        sabotage: {
          what: 'a wrong secret gets another answer than a mailbox that is not there',
          edits: [
            {
              file: 'apps/server/src/submissions/door-routes.ts',
              find: `if (held === undefined || !timingSafeEqual(held, shown)) throw new Refusal('mailbox-unknown')`,
              replace: `if (held === undefined || !timingSafeEqual(held, shown)) throw new Refusal('mailbox-unknown', held === undefined ? 'id' : 'access')`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'origins',
    says: 'Nothing is changed at the request of another site.',
    proofs: [
      {
        test: {
          file: authority,
          name: 'origins > a change asked for from another origin is refused',
        },
        sabotage: {
          what: 'any origin may ask',
          edits: [
            {
              file: 'apps/server/src/http/app.ts',
              find: `if (!origins.includes(context.req.header('origin') ?? ''))`,
              replace: `if (context.req.header('origin') === undefined)`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'acknowledged',
    says: 'A message that was acknowledged is there, whole, whatever is killed.',
    proofs: [
      {
        test: {
          file: killed,
          name: 'after kill -9 of server and PostgreSQL at once every acknowledged message is there, whole',
        },
        sabotage: {
          what: 'PostgreSQL answers before it has written',
          edits: [
            {
              file: 'apps/server/src/postgres/settings.ts',
              find: `synchronous_commit: 'on'`,
              replace: `synchronous_commit: 'off'`,
            },
          ],
        },
      },
      {
        test: {
          file: killed,
          name: 'while PostgreSQL is killed and comes back, senders are told to wait, and nothing acknowledged is lost',
        },
        sabotage: {
          what: 'a database that is away is told as our own mistake',
          edits: [
            {
              file: 'apps/server/src/http/failure.ts',
              find: '|| NO_CONNECTION.has(code)',
              replace: '',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'room',
    says: 'On a full disk a message is refused in one sentence, nothing is kept by halves, and it works again once there is room.',
    proofs: [
      {
        test: {
          file: disk,
          name: 'a full disk refuses in one sentence, keeps nothing by halves, and takes messages again once there is room',
        },
        sabotage: {
          what: 'a full disk is told as our own mistake',
          edits: [
            {
              file: 'packages/contract/src/refusals.ts',
              find: "'no-room': {\n    status: 507,",
              replace: "'no-room': {\n    status: 500,",
            },
          ],
        },
      },
    ],
  },
  {
    name: 'ending',
    says: 'Ending the server ends everything it started, whoever is still connected.',
    proofs: [
      {
        test: { file: ending, name: 'SIGTERM ends the server in order, and PostgreSQL with it' },
        sabotage: {
          what: 'PostgreSQL is left running',
          edits: [
            {
              file: 'apps/server/src/postgres/keeper.ts',
              find: 'if (this.#child) await end(this.#child, how)',
              replace: 'this.#child?.unref()',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'fold',
    says: 'What the office believes of a person depends on what was said, not on the order in which it was recorded.',
    proofs: [
      {
        test: {
          file: 'packages/register/src/fold.test.ts',
          name: 'whatever the claims > the view does not depend on their order or on repeats',
        },
        sabotage: {
          what: 'claims are taken in the order in which they came',
          edits: [
            {
              file: 'packages/register/src/standing.ts',
              find: 'known.toSorted((a, b) => compareIds(a.id, b.id))',
              replace: 'known',
            },
            {
              file: 'packages/register/src/weighed.ts',
              find: 'alike.toSorted(compareClaims)',
              replace: 'alike',
            },
            {
              file: 'packages/register/src/weighed.ts',
              find: 'claims: all.map(({ id }) => id).toSorted(compareIds)',
              replace: 'claims: all.map(({ id }) => id)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'days',
    says: 'What comes through the door is dated by its day alone.',
    proofs: [
      {
        test: { file: door, name: 'a message > is dated by its day alone, everywhere' },
        sabotage: {
          what: 'an entry of the door names the second',
          edits: [
            {
              file: 'apps/server/src/db/office.ts',
              find: `(this.actor.kind === 'door' ? new Date(dayOf(this.now)) : this.now)`,
              replace: 'this.now',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'no visitor',
    says: 'Neither an address nor what a browser calls itself stands in any log or in the database.',
    proofs: [
      {
        test: {
          file: walk,
          name: 'neither the sender’s address nor what their browser calls itself stands in a log or in the database',
        },
        sabotage: {
          what: 'the server logs what browsers call themselves',
          edits: [
            {
              file: 'apps/server/src/http/app.ts',
              find: '    checkOrigin(context, origins)',
              replace: `    process.stderr.write(context.req.header('user-agent') ?? '')\n    checkOrigin(context, origins)`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'quiet log',
    says: 'PostgreSQL’s own log holds no value, no row and no statement.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/postgres/log.test.ts',
          name: 'a row that breaks a check leaves nothing in the log',
        },
        sabotage: {
          what: 'PostgreSQL logs errors as it does by default',
          edits: [
            {
              file: 'apps/server/src/postgres/settings.ts',
              find: `log_min_messages: 'log'`,
              replace: `log_min_messages: 'warning'`,
            },
            {
              file: 'apps/server/src/postgres/settings.ts',
              find: `log_error_verbosity: 'terse'`,
              replace: `log_error_verbosity: 'default'`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'lanes',
    says: 'A flood of the public closes the door to nobody who has a mailbox or a token.',
    proofs: [
      {
        test: {
          file: wayIn,
          name: 'a flood > of the public sends the public away to come again, and nobody else',
        },
        sabotage: {
          what: 'the public stands in the lane of tokens',
          edits: [
            {
              file: 'apps/server/src/submissions/way-in.ts',
              find: `    return lanes.public.run(() =>`,
              replace: `    return lanes.token.run(() =>`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'work',
    says: 'A piece of work pays for one message.',
    proofs: [
      {
        test: {
          file: wayIn,
          name: 'work > pays for one message, also when ten are sent with it at the same moment',
        },
        sabotage: {
          what: 'nobody looks whether it was spent',
          edits: [
            {
              file: 'apps/server/src/submissions/work-store.ts',
              find: `    return rows === 1n`,
              replace: `    return rows !== undefined`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'text last',
    says: 'On a filling disk whoever has a mailbox or a token may still write.',
    proofs: [
      {
        test: {
          file: wayIn,
          name: 'on a disk that is nearly full > who has a token or a mailbox may write as much as ever',
        },
        sabotage: {
          what: 'everybody must be brief',
          edits: [
            {
              file: 'apps/server/src/submissions/way-in.ts',
              find: `    const hash = tokenHash(`,
              replace: `    if ((await this.#inside.room()) === 'short-text-only') throw new Refusal('too-large')
    const hash = tokenHash(`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'tokens',
    says: 'A token lets one message in.',
    proofs: [
      {
        test: {
          file: mandates,
          name: 'a mandate > lets one of twenty in who come with one token at the same moment',
        },
        sabotage: {
          what: 'a token that was used pays again',
          edits: [
            {
              file: 'apps/server/src/submissions/way-in.ts',
              find: `        if (!used) throw new Refusal('token-refused')`,
              replace: `        if (!used && sent.envelope === '') throw new Refusal('token-refused')`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'frozen',
    says: 'When two people freeze a lawyer’s mandate, its mailboxes are, to whoever asks, not there.',
    proofs: [
      {
        test: {
          file: mandates,
          name: 'when a lawyer is arrested > everything of a frozen mailbox is told like a mailbox that is not there',
        },
        sabotage: {
          what: 'a frozen mailbox opens',
          edits: [
            {
              file: 'apps/server/src/submissions/door-routes.ts',
              find: `    if (await store.isFrozen()) throw new Refusal('mailbox-unknown')`,
              replace: `    await store.isFrozen()`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'looking',
    says: 'Nobody sees a file without an entry of who looked.',
    proofs: [
      {
        test: {
          file: deskFiles,
          name: 'looking at a file > is written down first, in the looker’s own sequence, and gives all that is needed to open it',
        },
        sabotage: {
          what: 'looking is not written down',
          edits: [
            {
              file: 'apps/server/src/files/desk-routes.ts',
              find: `await change.enterOwn('submission.view', {`,
              replace: 'await Promise.resolve({',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'script',
    says: 'Every answer forbids all script but the page’s own files, with Trusted Types.',
    proofs: [
      {
        test: {
          file: doors,
          name: 'a page is answered under a policy with Trusted Types, and never kept',
        },
        sabotage: {
          what: 'Trusted Types are not demanded',
          edits: [
            {
              file: 'apps/server/src/http/policies.ts',
              find: `require-trusted-types-for 'script'`,
              replace: 'upgrade-insecure-requests',
            },
          ],
        },
      },
      {
        test: { file: doors, name: 'no text becomes script in either page' },
        sabotage: {
          what: 'Trusted Types are only named, not demanded',
          edits: [
            {
              file: 'apps/server/src/http/policies.ts',
              find: `require-trusted-types-for 'script'`,
              replace: 'upgrade-insecure-requests',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'this machine',
    says: 'The server listens on this machine alone.',
    proofs: [
      {
        test: { file: doors, name: 'the server listens on this machine alone' },
        sabotage: {
          what: 'it listens on every address',
          edits: [
            {
              file: 'apps/server/src/commands/serve.ts',
              find: 'await listen(app, LOOPBACK, port, limits)',
              replace: `await listen(app, '0.0.0.0', port, limits)`,
            },
          ],
        },
      },
    ],
  },
  {
    name: 'unseen',
    says: 'To somebody whose team was told nothing, every answer of the desk is, to the last byte, as if the record were not there.',
    proofs: [
      {
        test: {
          file: unseen,
          name: 'to somebody whose team was told nothing, all of it is as if it were not there',
        },
        sabotage: {
          what: 'views are shown to every team',
          edits: [
            {
              file: migration,
              find: 'create policy read on subject_view for select to {app} using (may_see(audience));',
              replace:
                'create policy read on subject_view for select to {app} using (actor() > 0);',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'recorded once',
    says: 'What is pressed twice, or sent again over a broken line, is in the register once.',
    proofs: [
      {
        test: {
          file: recordAll,
          name: 'the same key > however often and however much at the same time it is pressed, leaves the register that one press leaves',
        },
        sabotage: {
          what: 'two presses at the same time do not wait for each other',
          edits: [
            {
              file: 'apps/server/src/register/once.ts',
              find: '  await change.hold(place)\n',
              replace: '  void place\n',
            },
          ],
        },
      },
      {
        test: {
          file: recordAll,
          name: 'the same key > stands nowhere in the database, nor a bare hash that would confirm a guess',
        },
        sabotage: {
          what: 'the bare hash of what was recorded is kept',
          edits: [
            {
              file: 'apps/server/src/register/once.ts',
              find: "createHmac('sha256', key).update(JSON.stringify(request))",
              replace: "createHash('sha256').update(JSON.stringify(request))",
            },
            {
              file: 'apps/server/src/register/once.ts',
              find: 'import { createHash, createHmac } from',
              replace: 'import { createHash } from',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'accounts',
    says: 'What somebody told is never overwritten, and is there for the one team it is sealed to.',
    proofs: [
      {
        test: {
          file: accounts,
          name: 'a correction and a translation stand beside the original; nothing is overwritten',
        },
        sabotage: {
          what: 'an account is handed out as its newest version',
          edits: [
            {
              file: 'apps/server/src/accounts/account-store.ts',
              find: "      .where('account', 'in', accounts)\n      .orderBy('account')\n      .orderBy('seq')\n      .execute()",
              replace:
                "      .where('account', 'in', accounts)\n      .orderBy('account')\n      .orderBy('seq', 'desc')\n      .limit(1)\n      .execute()",
            },
          ],
        },
      },
      {
        test: {
          file: accounts,
          name: 'outside the team it is, in lists and when asked for by its number, as if it were not there',
        },
        sabotage: {
          what: 'accounts are shown to every team',
          edits: [
            {
              file: 'apps/server/src/db/migrations/0011-accounts.sql',
              find: 'create policy read on account for select to {app} using (may_see(audience));',
              replace: 'create policy read on account for select to {app} using (actor() > 0);',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'opened index',
    says: 'The index of what an officer has opened holds no word of it, also at the server.',
    proofs: [
      {
        test: { file: textIndex, name: 'an index holds no word of its text, in any spelling' },
        sabotage: {
          what: 'keys are kept as they are',
          edits: [
            {
              file: 'apps/desk/src/finding/blur.ts',
              find: 'return [one, toBase64(new Uint8Array(hash).slice(0, BYTES))] as const',
              replace: 'return [one, `${one} ${hash.byteLength} ${BYTES}`] as const',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'closing',
    says: 'A search or a person is closed by two people where the rules say so, on what both of them read.',
    proofs: [
      {
        test: {
          file: closings,
          name: 'two people > are two: nobody agrees with themselves, and PostgreSQL would not have it either',
        },
        sabotage: {
          what: 'the table takes the same person twice',
          edits: [
            {
              file: 'apps/server/src/db/migrations/0013-closing.sql',
              find: "check (act <> 'agree' or proposer <> staff)",
              replace: "check (act <> 'agree' or proposer is not null)",
            },
          ],
        },
      },
      {
        test: {
          file: closings,
          name: 'one officer > does not suffice where the server finds a reason, whatever the page says',
        },
        sabotage: {
          what: 'how many are needed is taken from the page',
          edits: [
            {
              file: 'apps/server/src/closings/routes.ts',
              find: 'if (facts !== body.facts || people !== body.people) throw',
              replace: 'if (facts !== body.facts) throw',
            },
          ],
        },
      },
      {
        test: {
          file: closings,
          name: 'two people > agree on the same facts: a proposal lapses with anything new, and makes room for another',
        },
        sabotage: {
          what: 'a proposal stays, whatever is recorded meanwhile',
          edits: [
            {
              file: 'apps/server/src/closings/closings-of.ts',
              find: "facts.toString('hex') !== factsFor(known, step.audience)",
              replace: "facts.toString('hex') === ''",
            },
          ],
        },
      },
    ],
  },
  {
    name: 'exports',
    says: 'What is taken out as a file holds what its reader may see, nothing of a restricted act, and no formula that a program would run.',
    proofs: [
      {
        test: {
          file: exportedTest,
          name: 'an export holds what its reader may see, and says where sources differ',
        },
        sabotage: {
          what: 'claims are handed out to every team',
          edits: [
            {
              file: migration,
              find: 'create policy read on claim for select to {app} using (may_see(audience));',
              replace: 'create policy read on claim for select to {app} using (actor() > 0);',
            },
          ],
        },
      },
      {
        test: {
          file: sealedClaims,
          name: 'a sealed value > leaves with no export: neither what is sealed nor what somebody tried to write beside it in the open',
        },
        sabotage: {
          what: 'the server takes in the open what should be sealed',
          edits: [
            {
              file: 'apps/server/src/register/restricted-act.ts',
              find: 'if (isRestricted && open !== undefined)',
              replace: 'if (!isRestricted && open !== undefined)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/desk/src/lists/csv.test.ts',
          name: 'a table > has no cell that begins as a formula would',
        },
        sabotage: {
          what: 'formulas are written as they are',
          edits: [
            {
              file: 'apps/desk/src/lists/csv.ts',
              find: "return isRisky(text) ? `'${whole}` : whole",
              replace: 'return whole',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'as known',
    says: 'The page as it was known on a past day shows what was recorded by then, and nothing that came later.',
    proofs: [
      {
        test: {
          file: 'packages/register/src/as-known.test.ts',
          name: 'what was known at an instant is what folding only its past gives, whatever came later',
        },
        sabotage: {
          what: 'what was taken back later is missing already',
          edits: [
            {
              file: 'packages/register/src/as-known.ts',
              find: 'return claims.filter(({ recordedAt }) => Date.parse(recordedAt) <= end)',
              replace:
                'return claims.filter(({ recordedAt }) => Date.parse(recordedAt) <= end + 120_000)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'up to date',
    says: 'What was recorded by older rules is found and listed as if it were recorded now, wherever the work was cut off.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/commands/views.test.ts',
          name: 'what older rules left behind is written anew as if it were recorded now, and killed at any moment it ends the same',
        },
        sabotage: {
          what: 'a batch is noted before it is kept',
          edits: [
            {
              file: 'apps/server/src/commands/views.ts',
              find: 'const walked = await walkViews(',
              replace:
                'await noteViewsWritten(host, slug, { rules: viewRules, upto: null })\n    const walked = await walkViews(',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'one history',
    says: 'Another organisation that cosigns a log signs one history of it, killed at any moment or twice at once; and a log that was set back, the signer’s memory too, learns it from those that answer before it signs.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/cosign/cosigner.test.ts',
          name: 'a cosigner > signs, by both its keys, whatever follows what it signed last, and nothing else',
        },
        sabotage: {
          what: 'a tree that does not follow is signed when it is larger',
          edits: [
            {
              file: 'packages/log/src/add-checkpoint.ts',
              find: "return checkConsistency(hashing, last, checkpoint, proof).verdict === 'proved'",
              replace:
                "return checkConsistency(hashing, last, checkpoint, proof).verdict === 'proved' || checkpoint.size > last.size",
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/cosign/processes.test.ts',
          name: 'killed > between keeping and answering, it is not talked out of what it may have signed',
        },
        sabotage: {
          what: 'a cosigner answers before it keeps what it signed',
          edits: [
            {
              file: 'apps/server/src/cosign/cosigner.ts',
              find: "    keepLast(log, withSignatures(signedByLog(log.keys, note), cosignatures))\n    failpoint('cosigner-kept')",
              replace:
                "    failpoint('cosigner-kept')\n    keepLast(log, withSignatures(signedByLog(log.keys, note), cosignatures))",
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/cosign/processes.test.ts',
          name: 'two processes on one folder, asked at once for two histories, sign one of them',
        },
        sabotage: {
          what: 'nobody looks whether another process is judging',
          edits: [
            {
              file: 'apps/server/src/host/while-alone.ts',
              find: 'if (!isTaken(lock)) return undefined',
              replace: 'isTaken(lock)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/log/ask-cosigner.test.ts',
          name: 'a cosigner that is asked over a line > that signed more than we have is an alarm: we were set back, or are not alone',
        },
        sabotage: {
          what: 'a cosigner that is ahead of us is asked again another time',
          edits: [
            {
              file: 'apps/server/src/log/ask-cosigner.ts',
              find: "if (size > newest) return alarmOf('cosigner-ahead', context, size)",
              replace: "if (size > newest) return { verdict: 'moved-on' }",
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/log/cosigning.test.ts',
          name: 'when everything was restored, the signer’s memory too, what a cosigner shows keeps the log from a second history',
        },
        sabotage: {
          what: 'what a cosigner holds counts only where we have as many entries',
          edits: [
            {
              file: 'apps/server/src/log/cosigning.ts',
              find: 'if (size > (await logger.read(gate, (tx) => sizeOf(tx, shard.number)))) return false',
              replace:
                'if (size > (await logger.read(gate, (tx) => sizeOf(tx, shard.number)))) return true',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'no day shifts',
    says: 'A day stays the day it was written, whoever reads it from where; a time with a clock of its own is kept to the letter.',
    proofs: [
      {
        test: {
          file: 'packages/register/src/offset-date.test.ts',
          name: 'a date with an offset of its own > stays on the day it was written, wherever it is read',
        },
        sabotage: {
          what: 'the day is counted in UTC',
          edits: [
            {
              file: 'packages/register/src/date.ts',
              find: '  const { lo, hi } = span(date)\n  return { lo: lo === null',
              replace:
                '  const { lo, hi } = spanInUtc(date) ?? span(date)\n  return { lo: lo === null',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/offset-date.test.ts',
          name: 'a date with an offset of its own > is kept and written out to the letter',
        },
        sabotage: {
          what: 'the offset falls off when it is written out',
          edits: [
            {
              file: 'packages/register/src/date.ts',
              find: "`T${time}${offset ?? ''}`",
              replace: '`T${time}`',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'figures',
    says: 'A figure of how searches stand comes out again for any day in the past, but for what was taken back, corrected or erased since; and what leaves the office holds no number under five, nor one that gives it away.',
    proofs: [
      {
        test: {
          file: 'packages/register/src/figures/what-became.test.ts',
          name: 'whatever the history > once known it stays known, on the day it was, until something is taken back, corrected or erased',
        },
        sabotage: {
          what: 'what sources say differently later changes the days before',
          edits: [
            {
              file: 'packages/register/src/figures/what-became.ts',
              find: 'const outcome = outcomeBy(knownOn)',
              replace: 'const outcome = outcomeBy(day) && outcomeBy(knownOn)',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/figures/sayable.test.ts',
          name: 'no hidden part can be had by taking what is said from the whole',
        },
        sabotage: {
          what: 'one hidden part is hidden alone',
          edits: [
            {
              file: 'packages/register/src/figures/sayable.ts',
              find: 'if (hidden.size === 1) return true',
              replace: 'if (hidden.size === 1) return false',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/figures/figures.test.ts',
          name: 'two records of one person are one, since it was decided, with all that is said of either',
        },
        sabotage: {
          what: 'each record is counted',
          edits: [
            {
              file: 'apps/server/src/figures/counted-once.ts',
              find: 'return first === person ? person : oldest(first)',
              replace: 'return first === null ? oldest(first) : person',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'quoted safely',
    says: 'What is held against an answer of the authorities names no source, says no day and place that fewer than ten known persons share, and shows nothing of a restricted act.',
    proofs: [
      {
        test: {
          file: 'packages/register/src/contradictions/quote.test.ts',
          name: 'who could have known this? > ten who were surely there make a precise wording, and nine a general one',
        },
        sabotage: {
          what: 'one who was there is a crowd',
          edits: [
            {
              file: 'packages/register/src/contradictions/known-to.ts',
              find: 'persons >= enoughPersons',
              replace: 'persons > 0',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/contradictions/quote.test.ts',
          name: 'who could have known this? > neither the person nor a second record of anybody makes the crowd larger',
        },
        sabotage: {
          what: 'the person counts as somebody who could have told it',
          edits: [
            {
              file: 'packages/register/src/contradictions/known-to.ts',
              find: 'counted.delete(chiefOf(person))',
              replace: 'counted.delete(chiefOf(String()))',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/contradictions/quote.test.ts',
          name: 'what may leave > what an official said to somebody is never quoted: it points at whoever passed it on',
        },
        sabotage: {
          what: 'whatever the authorities said is quoted',
          edits: [
            {
              file: 'packages/register/src/contradictions/known-to.ts',
              find: 'return !isState || answer === null',
              replace: 'return !isState',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/contradictions/quote.test.ts',
          name: 'what may leave > precise: the day and the place many share, and never the hour',
        },
        sabotage: {
          what: 'the hour is quoted too',
          edits: [
            {
              file: 'packages/register/src/contradictions/quote.ts',
              find: 'const days = sayDays(at, language)',
              replace: 'const days = sayTimes(at, language)',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/contradictions/quote.test.ts',
          name: 'footnotes that name sources > become no text: not in a sentence, not in a document, not in a message',
        },
        sabotage: {
          what: 'footnotes become text',
          edits: [
            {
              file: 'packages/register/src/contradictions/footnotes.ts',
              find: "throw new Error('The sources of a contradiction do not leave the office, in no form of text.')",
              replace: "return void 'The sources of a contradiction' as never",
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/contradictions/contradictions-of.test.ts',
          name: 'whatever is known > with a restricted act or without it, the same comes out',
        },
        sabotage: {
          what: 'a restricted act takes part where somebody calls it something else',
          edits: [
            {
              file: 'packages/register/src/contradictions/from-claims.ts',
              find: 'acts.filter((one) => !isRestricted(known.claims, one))',
              replace: 'acts.filter((one) => one !== undefined)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'log watched',
    says: 'A browser that was here before notices when the log was rewritten, cut or given other keys, and no reload ends the alarm.',
    proofs: [
      {
        test: {
          file: monitor,
          name: 'a checkpoint that is offered > by a log rewritten anywhere in what was seen raises an alarm, whatever proof comes with it',
        },
        sabotage: {
          what: 'the page takes any proof for a proof',
          edits: [
            {
              file: 'apps/desk/src/log/monitor/judge.ts',
              find: ": alarm('contradiction', proof)",
              replace: ": { verdict: 'follows', seen: now.seen }",
            },
          ],
        },
      },
      {
        test: {
          file: monitor,
          name: 'a browser that watches the log > finds a lie by the device when the server withholds, or brings back, what was kept with it',
        },
        sabotage: {
          what: 'what was seen is kept with the server alone',
          edits: [
            {
              file: 'apps/desk/src/log/monitor/monitor.ts',
              find: '    tools.device.write(JSON.stringify(memory))\n',
              replace: '',
            },
          ],
        },
      },
      {
        test: {
          file: monitor,
          name: 'a browser that watches the log > an alarm ends only when its evidence was saved and somebody says so; then the log is watched anew',
        },
        sabotage: {
          what: 'an alarm is waved away',
          edits: [
            {
              file: 'apps/desk/src/log/monitor/monitor.ts',
              find: 'if (alarm === null || !alarm.isSaved) return',
              replace: 'if (alarm === null) return',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'copies',
    says: 'An office made again from its copies has everything that was recorded before their last part, whole, and nothing that was erased. What is erased is in none of them 30 days later.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/backup/copies.test.ts',
          name: 'what was erased is in no file of a restored home, whether the copy knew it or only the disk that was left',
        },
        sabotage: {
          what: 'a restore erases nothing again',
          edits: [
            {
              file: 'apps/server/src/backup/restore.ts',
              find: 'const count = await asEraser(host, slug, (eraser) => eraseAgain(eraser, tombstones))',
              replace:
                'const count = await asEraser(host, slug, (eraser) => eraseAgain(eraser, []))',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/backup/copies.test.ts',
          name: 'what was erased after the state that comes back is erased again, whichever copy knows it; where one cannot be asked, that is told',
        },
        sabotage: {
          what: 'what the other copies know to be erased is not looked at',
          edits: [
            {
              file: 'apps/server/src/backup/restore.ts',
              find: '...(erased.get(slug) ?? []), ',
              replace: '',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/backup/expiry.test.ts',
          name: 'a copy goes thirty days after it was begun, whatever was added to it since',
        },
        sabotage: {
          what: 'copies are kept twice as long',
          edits: [
            {
              file: 'apps/server/src/backup/expiry.ts',
              find: '> MOST_DAYS)',
              replace: '> 2 * MOST_DAYS)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/backup/copies.test.ts',
          name: 'what was recorded by somebody who had begun before a part and ended after it is not taken for copied',
        },
        sabotage: {
          what: 'whoever was recording while a part was made is forgotten',
          edits: [
            {
              file: 'apps/server/src/backup/newer.ts',
              find: 'quietUntil: alone ? next : null',
              replace: 'quietUntil: alone || true ? next : null',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/backup/part.test.ts',
          name: 'cut off or changed anywhere it is said to be damaged, and so for another key and another file',
        },
        sabotage: {
          what: 'one part may lie in the place of another',
          edits: [
            {
              file: 'apps/server/src/backup/part.ts',
              find: 'sha256 !== expected.sha256',
              replace: "sha256 === ''",
            },
          ],
        },
      },
    ],
  },
  {
    name: 'consent',
    says: 'No name stands in a letter to an authority where consent does not reach: not in its lines, in what was typed, in what comes back edited or in the name of that file, nor once somebody has taken it back.',
    proofs: [
      {
        test: { file: noName, name: nowhere },
        sabotage: {
          what: 'whoever was never asked is taken to have said yes',
          edits: [
            {
              file: 'apps/server/src/letters/consent-gate.ts',
              find: "if (line === undefined) return 'never-asked'",
              replace: 'if (line === undefined) return null',
            },
          ],
        },
      },
      {
        test: { file: noName, name: nowhere },
        sabotage: {
          what: 'a paper that was brought back is kept whomever it mentions',
          edits: [
            {
              file: 'apps/server/src/letters/paper-routes.ts',
              find: 'if (!isWeighed || !isSeen)',
              replace: 'if (!isWeighed && !isSeen)',
            },
          ],
        },
      },
      {
        test: {
          file: noName,
          name: 'a name in the free text is weighed anew when the paper is signed and when it is sent',
        },
        sabotage: {
          what: 'only those in its lines are weighed when a letter is sent',
          edits: [
            {
              file: 'apps/server/src/letters/paper-check.ts',
              find: 'if (mentions.some(({ person }) => !cleared.has(person)))',
              replace: 'if (mentions.length < 0)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'lists',
    says: 'A partner’s list is read without losing a line or making up a person, recorded once, taken back whole, and kept within its terms; nobody is merged by it.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/lists/undo.test.ts',
          name: 'after a list was taken back, all else is as if it had never been brought, whatever was done meanwhile',
        },
        sabotage: {
          what: 'what took a list’s value back stays when the list goes',
          edits: [
            {
              file: 'apps/server/src/register/register-store.ts',
              find: `cited_part: claim.source_kind === 'list' ? claim.cited_part : null`,
              replace: 'cited_part: null',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/weather/lists-killed.test.ts',
          name: 'a server that is killed in every part of recording a list, and of taking it back, does each row once',
        },
        sabotage: {
          what: 'nobody looks which rows were recorded already',
          edits: [
            {
              file: 'apps/server/src/lists/applying.ts',
              find: `check.verdict === 'rejected' || done.has(row.number)`,
              replace: `check.verdict === 'rejected'`,
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/lists/lists.test.ts',
          name: 'what terms keep in > what only a list says that may not be passed on leaves in no file and no letter',
        },
        sabotage: {
          what: 'every list may be passed on',
          edits: [
            {
              file: 'apps/server/src/lists/onward.ts',
              find: `.where('onward', '=', false)`,
              replace: `.where('onward', 'is', null)`,
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/lists/lists.test.ts',
          name: 'what a list may not pass on stays also when its people were taken for others: the name, the birth, the custody',
        },
        sabotage: {
          what: 'what may leave is asked of each record alone',
          edits: [
            {
              file: 'apps/server/src/register/listed.ts',
              find: 'const membersAt = (subject: string) => classes.get(subject)?.members ?? [subject]',
              replace:
                'const membersAt = (subject: string) => [classes.get(subject)?.anchor ?? subject]',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/lists/lists.test.ts',
          name: 'recording > makes persons with what stands under them, adds to whom an officer recognised, and merges nobody',
        },
        sabotage: {
          what: 'whoever looks alike is taken for the same',
          edits: [
            {
              file: 'apps/server/src/lists/applying.ts',
              find: `      if (taken?.kind === 'subject') return`,
              replace: `      const like = check.candidates[0]?.subject\n      if (like) return { person: like, member: null, below: [] }\n      if (taken?.kind === 'subject') return`,
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/lists/list-erasure.test.ts',
          name: 'when a partner’s terms are over, its rows and what was recorded from them go; that somebody stood there stays',
        },
        sabotage: {
          what: 'what was recorded from the rows stays',
          edits: [
            {
              file: 'apps/server/src/lists/list-erasure.ts',
              find: 'claims: await listed.unerased(sources, most)',
              replace: 'claims: await listed.unerased([], most)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/desk/src/imports/set-apart.test.ts',
          name: 'heads that come again, totals and headings are nobody, and the people between them are all there',
        },
        sabotage: {
          what: 'a line that counts others is a person like any other',
          edits: [
            {
              file: 'apps/desk/src/imports/set-apart.ts',
              find: `if (filled.some(({ text }) => totals.test(text)) && filled.length <= FEW) return 'total'`,
              replace: '',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/lists/src/as-partners-send.test.ts',
          name: 'formulas that were never worked out are kept as formulas, and counted',
        },
        sabotage: {
          what: 'a formula that no program worked out is an empty cell',
          edits: [
            {
              file: 'packages/lists/src/workbook-sheet.ts',
              find: 'isUnshown(cell, inline) ? cell.formula : sayCell({ ...cell, inline }, looks)',
              replace: 'sayCell({ ...cell, inline }, looks)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'apart again',
    says: 'Records that somebody took for one person can be taken apart again, whatever happened meanwhile: every view, list and key is then as if nobody had ever joined them.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/matching/merge.test.ts',
          name: 'whatever happened meanwhile > people who were joined and taken apart again are to the byte as if nobody had ever joined them',
        },
        sabotage: {
          what: 'what was judged the same once stays so',
          edits: [
            {
              file: 'apps/server/src/matching/partition.ts',
              find: 'compareIds(one.id, before.id) > 0',
              replace: 'compareIds(one.id, before.id) < 0',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/merge.test.ts',
          name: 'two people who are judged to be one > one team’s decision joins them for that team alone',
        },
        sabotage: {
          what: 'a team’s decision joins them for everybody',
          edits: [
            {
              file: 'apps/server/src/register/fold-store.ts',
              find: 'judgements.filter((one) => [officeAudience, audience].includes(one.audience))',
              replace: 'judgements.filter((one) => audience >= 0 || one.audience === 0)',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'nobody merged',
    says: 'Nobody is taken for somebody else by a machine: what weighs much waits for a person who decides, and is never accepted many at once before a hundred such pairs were judged one by one.',
    proofs: [
      {
        test: {
          file: 'apps/server/src/matching/candidates.test.ts',
          name: 'in an office > nothing is accepted many at once before a hundred such pairs were judged one by one',
        },
        sabotage: {
          what: 'nobody looks how many were judged',
          edits: [
            {
              file: 'apps/server/src/matching/bulk.ts',
              find: "if (now.falseLinks.verdict === 'too-few-judged')",
              replace: "if (now.falseLinks.verdict === 'estimated')",
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/bulk.test.ts',
          name: 'what is accepted > never joins two whom somebody said to be different, whoever stands between them',
        },
        sabotage: {
          what: 'pairs accepted together are weighed as if none of the others were',
          edits: [
            {
              file: 'apps/server/src/matching/bulk.ts',
              find: 'const isApart = anchors.every((anchor) => !taken.has(anchor))',
              replace: 'const isApart = anchors.length > 0',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/bulk.test.ts',
          name: 'what is accepted > never joins two personal numbers, whoever stands between them and whoever has none',
        },
        sabotage: {
          what: 'two numbers of which one person has one warn of nothing',
          edits: [
            {
              file: 'apps/server/src/matching/numbers.ts',
              find: "if (isThere('differs')) return 'two-numbers'",
              replace: "if (isThere('differs')) return []",
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/bulk.test.ts',
          name: 'what is accepted > is nobody who counts as one with a brother: who was taken for two is found by both names',
        },
        sabotage: {
          what: 'who was taken for a brother is weighed by both names and warned of by neither',
          edits: [
            {
              file: 'apps/server/src/matching/pair.ts',
              find: "...(unlike ? (['joined-unlike'] as const) : []),",
              replace: '',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/joined-numbers.test.ts',
          name: 'views that are written anew keep those together who are one by decision',
        },
        sabotage: {
          what: 'views that are written anew heed no decision',
          edits: [
            {
              file: 'apps/server/src/matching/ties.ts',
              find: 'where a.person in (d.one, d.other)',
              replace: 'where d.id in (d.one, d.other)',
            },
          ],
        },
      },
      {
        test: {
          file: 'apps/server/src/matching/joined-custody.test.ts',
          name: 'dead before seen alive > is said of custody too, whichever record it is of, to whoever may know of it',
        },
        sabotage: {
          what: 'of who is one person by decision, custody of one record alone counts',
          edits: [
            {
              file: 'apps/server/src/register/compared-people.ts',
              find: 'on m.anchor = a.person and m.audience = a.audience',
              replace: 'on m.anchor = a.person and m.audience < 0',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'over a shoulder',
    says: 'A number by which a state knows somebody is on no page whole before somebody asks for it there, and goes again when the page is left.',
    proofs: [
      {
        test: { file: 'e2e/identity.test.ts', name: numberAsked },
        sabotage: {
          what: 'the whole number stands on the page, out of sight',
          pages: ['desk'],
          edits: [
            {
              file: 'apps/desk/src/register/masked-number.tsx',
              find: '{isPrinting && <bdi className={style.onPaper}>{text}</bdi>}',
              replace: '<bdi className={style.onPaper}>{text}</bdi>',
            },
          ],
        },
      },
      {
        test: { file: 'e2e/identity.test.ts', name: numberAsked },
        sabotage: {
          what: 'what was shown stays shown while something else is looked at',
          pages: ['desk'],
          edits: [
            {
              file: 'apps/desk/src/register/masked-number.tsx',
              find: 'const hide = (): void => setShown(false)',
              replace: 'const hide = (): void => setShown(true)',
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/register/src/identifier.test.ts',
          name: 'a number in part > is its last characters, never more than four nor a third of it, in whatever hand it is written',
        },
        sabotage: {
          what: 'four characters are shown of a number of six',
          edits: [
            {
              file: 'packages/register/src/identifier.ts',
              find: 'Math.floor(letters.length / 3)',
              replace: 'letters.length',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'said aloud',
    says: 'No name stands on the page for a meeting, on the screen or as a Word file, of somebody who may not be named to the authorities now: not in its list, not beside a contradiction, and not in what an officer wrote.',
    proofs: [
      {
        test: { file: brief, name: aloud },
        sabotage: {
          what: 'what was written into a promise is read for no names',
          edits: [
            {
              file: 'apps/server/src/meetings/aloud.ts',
              find: 'if ((await mentions(written)).length > 0)',
              replace: 'if (written.length < 0)',
            },
          ],
        },
      },
      {
        test: { file: brief, name: aloud },
        sabotage: {
          what: 'whoever a letter named before may be named aloud',
          edits: [
            {
              file: 'apps/server/src/meetings/brief.ts',
              find: 'people.filter((person) => gateAt(gates, person).named)',
              replace: 'people',
            },
          ],
        },
      },
      {
        test: { file: brief, name: differsAloud },
        sabotage: {
          what: 'what does not go together is raised of everybody',
          edits: [
            {
              file: 'apps/server/src/meetings/brief-differences.ts',
              find: 'ofThem.filter(({ person }) => named.has(person))',
              replace: 'ofThem',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'handed over',
    says: 'What is known of an event leaves with no name where consent does not reach that recipient and purpose now, with nothing sealed or of one team, with no source’s identity, and with a record number for every value.',
    proofs: [
      {
        test: { file: evidence, name: handedOver },
        sabotage: {
          what: 'what an officer wrote is read for no names',
          edits: [
            {
              file: 'apps/server/src/evidence/weighing.ts',
              find: 'naming.size === 0 ? whole',
              replace: 'naming.size >= 0 ? whole',
            },
          ],
        },
      },
      {
        test: { file: evidence, name: handedOver },
        sabotage: {
          what: 'an answer that lists other recipients is taken for a yes to all',
          edits: [
            {
              file: 'apps/server/src/letters/consent-gate.ts',
              find: 'return recipients.includes(recipient)',
              replace: "return recipients.includes(recipient) || purpose === 'ACCOUNT'",
            },
          ],
        },
      },
      {
        test: {
          file: evidence,
          name: 'whoever takes their word back after it was looked at stops it, and so does whatever else has changed',
        },
        sabotage: {
          what: 'nobody weighs it again at the press of the button',
          edits: [
            {
              file: 'apps/server/src/evidence/routes.ts',
              find: '!now.hash.equals(wanted)',
              replace: 'wanted.length === 0',
            },
          ],
        },
      },
      {
        test: {
          file: eventFile,
          name: 'nothing sealed, of one team, erased or not to be passed on is in it, and no source by more than its kind',
        },
        sabotage: {
          what: 'what one team alone may know leaves as well',
          edits: [
            {
              file: 'packages/register/src/evidence/compose-event-file.ts',
              find: 'const isOpen = audience === officeAudience &&',
              replace: 'const isOpen = audience >= officeAudience &&',
            },
          ],
        },
      },
      {
        test: {
          file: eventFile,
          name: 'of a restricted act nothing is told, and all of it is counted as one team’s, whoever sealed what',
        },
        sabotage: {
          what: 'a restricted act is told like any other',
          edits: [
            {
              file: 'packages/register/src/evidence/compose-event-file.ts',
              find: 'const open = within.filter(({ act }) => !isRestricted(act))',
              replace: 'const open = within',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'families',
    says: 'What no mailbox tells reaches no family through one, whichever team has heard it and until the hour at which it is shown; whoever may not know whether somebody was found reads the same whatever is known; and what was shown tells no officer more than so many times in a day what others have heard.',
    proofs: [
      {
        test: {
          file: badNews,
          name: 'whether a mailbox may tell of somebody > is weighed by all that anybody knows, and said in the same bytes to every role and for every reason',
        },
        sabotage: {
          what: 'it is weighed by what the officer may read',
          edits: [
            {
              file: updatesSql,
              find: 'where c.property in (8, 11, 202, 702)',
              replace: 'where may_see(c.audience) and c.property in (8, 11, 202, 702)',
            },
          ],
        },
      },
      {
        test: {
          file: badNews,
          name: 'records that count as one person > count together for a mailbox, by a decision of audience 2, until somebody takes them apart',
        },
        sabotage: {
          what: 'a person is one record of several',
          edits: [
            {
              file: updatesSql,
              find: 'select v.subject from subject_view v where v.anchor = t.id',
              replace:
                'select v.subject from subject_view v where v.anchor = t.id and v.owner = t.id',
            },
          ],
        },
      },
      {
        test: {
          file: familyUpdates,
          name: 'an update > asks to come instead, where another team came to know between release and hour: dead',
        },
        sabotage: {
          what: 'what was released is shown, whatever became known since',
          edits: [
            {
              file: 'apps/server/src/enquirers/showing.ts',
              find: 'sealedAs(update, wordingFor(heard))',
              replace: `sealedAs(update, wordingFor({ ...heard, death: false }))`,
            },
          ],
        },
      },
      {
        test: {
          file: familyUpdates,
          name: 'who may release > nobody more than some in a day, also where each was taken back; others go on',
        },
        sabotage: {
          what: 'nobody counts what an officer released today',
          edits: [
            {
              file: 'apps/server/src/enquirers/update-store.ts',
              find: "(await this.#change.ownToday('update.write')) > MOST_RELEASED_A_DAY",
              replace: "(await this.#change.ownToday('update.write')) > 10 * MOST_RELEASED_A_DAY",
            },
          ],
        },
      },
      {
        test: {
          file: familyUpdates,
          name: 'a person who does not want to be found > is kept from the family in words, size and time, and from whoever looks at messages and entries',
        },
        sabotage: {
          what: 'whoever is not found yet reads fewer words',
          edits: [
            {
              file: 'packages/register/src/families/what-to-write.ts',
              find: "if (!facts.mayTell || facts.tie !== 'verified') return { write: 'asked' }",
              replace: "if (!facts.mayTell || facts.tie !== 'verified') return { write: 'search' }",
            },
          ],
        },
      },
    ],
  },
  {
    name: 'doctors',
    says: 'The list for doctors never tells of sexual violence, reminds nobody of who does not wish an examination, and an uncertain day closes early.',
    proofs: [
      {
        test: {
          file: examinations,
          name: 'the list > never has an act by which somebody could tell that it was sexual violence',
        },
        sabotage: {
          what: 'an act of which somebody keeps the kind sealed takes part by what others say of it',
          edits: [
            {
              file: 'apps/server/src/register/harmed-people.ts',
              find: 'rows.filter(({ subject, types }) => !hidden.has(subject) && !isRestrictedAct(types))',
              replace:
                'rows.filter(({ types }) => hidden.size < 0 || !types.every((one) => isRestrictedAct([one])))',
            },
          ],
        },
      },
      {
        test: {
          file: examinations,
          name: 'of those who were released and told of ill-treatment > so many of all were examined; a refusal is counted beside them and missed nothing',
        },
        sabotage: {
          what: 'who does not wish an examination stays among those who wait for one',
          edits: [
            {
              file: 'apps/server/src/examinations/list.ts',
              find: "return state !== 'done' && state !== 'not-wished'",
              replace: "return state !== 'done'",
            },
          ],
        },
      },
      {
        test: {
          file: 'packages/norms/src/signs-to-see.test.ts',
          name: 'an uncertain day > closes as early as the earliest day it can have been, and is as urgent as the latest',
        },
        sabotage: {
          what: 'what can be seen is counted from the last day it can have been',
          edits: [
            {
              file: 'packages/norms/src/signs-to-see.ts',
              find: 'function at(sign: MedicalSign, { lo }: Interval, today',
              replace: 'function at(sign: MedicalSign, { hi: lo }: Interval, today',
            },
          ],
        },
      },
    ],
  },
  {
    name: 'quick exit',
    says: 'Leaving is one tap or three times Esc, and Back does not lead to the page.',
    proofs: [
      {
        test: {
          file: doorPage,
          name: 'leaving > by the button and by three times Esc leads elsewhere at once',
        },
        sabotage: {
          what: 'the page stays in the history',
          pages: ['door'],
          edits: [
            {
              file: 'apps/door/src/exit.ts',
              find: 'location.replace(elsewhere)',
              replace: 'location.assign(elsewhere)',
            },
          ],
        },
      },
    ],
  },
]

/** The table of docs/promises.md. */
export function promiseTable(): string {
  const rows = promises.flatMap(({ name, says, proofs }) =>
    proofs.map(({ test, sabotage }, at) => [
      at === 0 ? `**${name}**` : '',
      at === 0 ? says : '',
      `\`${test.file}\`: ${test.name}`,
      sabotage.what,
    ]),
  )
  const head = ['', 'promise', 'test', 'broken on purpose']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
