import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  MessageImprint,
  PKIStatusInfo,
  TimeStampResp,
  TimeStampToken,
  TSTInfo,
} from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { bufferOf } from '../bytes.ts'
import { certificatesOfPem } from '../certificate-path.ts'
import { sha256Oid } from '../digests.ts'

// Authorities that exist for one test: OpenSSL makes their keys and certificates, answers requests
// as `openssl ts` does, and signs what no honest authority would.

export const noOpenssl = 'FAILED TO CHECK: no openssl to make a time-stamping authority with'

export const hasOpenssl = (): boolean =>
  spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout?.startsWith('OpenSSL 3') === true

const caConfig = (folder: string): string => `
[ca]
default_ca = one
[one]
dir = ${folder}
new_certs_dir = ${folder}/issued
database = ${folder}/index
serial = ${folder}/serial
unique_subject = no
default_md = sha256
policy = any
x509_extensions = none
[any]
commonName = supplied
[none]
[tsa]
default_tsa = stamping
[stamping]
serial = ${folder}/tsa-serial
default_policy = 1.2.3.4.1
digests = sha1, sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
signer_digest = sha256
ess_cert_id_alg = sha256
`

export type Holder = {
  readonly name: string
  readonly pem: string
  readonly key: string
  readonly der: Uint8Array
}

const extensionsOf = {
  root: 'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash',
  authority:
    'basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=critical,keyCertSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid',
  stamper:
    'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash',
  // What is wrong about them is in the name.
  withoutPurpose: 'keyUsage=critical,digitalSignature',
  uncritical: 'keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping',
  twoPurposes:
    'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping,codeSigning',
  enciphering:
    'keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=critical,timeStamping',
  strange:
    'keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n1.2.3.4.5=critical,DER:0500',
  nobody: 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature,keyCertSign',
} as const

export type Issue = {
  readonly as: keyof typeof extensionsOf
  readonly by?: Holder
  readonly from?: string
  readonly until?: string
  readonly digest?: 'sha256' | 'sha1'
  readonly subject?: string
  readonly algorithm?: 'ec' | 'rsa' | 'short-rsa'
}

const keyOptions = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-newkey', 'rsa:2048'],
  'short-rsa': ['-newkey', 'rsa:1024'],
} as const

export type Stamping = {
  readonly by: Holder
  readonly chain: readonly Holder[]
  readonly imprint: Uint8Array
  readonly nonce?: Uint8Array
  readonly at: Date
  readonly imprintAlgorithm?: string
  readonly digest?: string
  readonly withoutCertificateId?: boolean
  readonly status?: number
}

/** A folder of authorities, gone after `end`. */
export const openAuthorities = () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-authorities-'))
  const path = (name: string) => join(folder, name)
  mkdirSync(path('issued'))
  writeFileSync(path('index'), '')
  writeFileSync(path('serial'), '1000\n')
  writeFileSync(path('tsa-serial'), '01\n')
  writeFileSync(path('config'), caConfig(folder))

  const openssl = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8', cwd: folder })
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`)
    return stdout
  }

  const issue = (name: string, how: Issue): Holder => {
    const subject = how.subject ?? `Synthetic ${name}`
    const key = keyOptions[how.algorithm ?? 'ec']
    const request = ['-keyout', `${name}.key`, '-out', `${name}.csr`, '-nodes']
    openssl('req', '-new', ...key, ...request, '-subj', `/CN=${subject}`)
    writeFileSync(path(`${name}.ext`), extensionsOf[how.as])
    const signer = how.by
      ? ['-cert', how.by.pem, '-keyfile', how.by.key]
      : ['-selfsign', '-keyfile', `${name}.key`]
    const dates = [
      '-startdate',
      how.from ?? '20200101000000Z',
      '-enddate',
      how.until ?? '20450101000000Z',
    ]
    const file = ['-in', `${name}.csr`, '-out', `${name}.pem`, '-notext', '-extfile', `${name}.ext`]
    const digest = ['-md', how.digest ?? 'sha256']
    openssl('ca', '-batch', '-config', 'config', ...signer, ...dates, ...file, ...digest)
    const [der] = certificatesOfPem(readFileSync(path(`${name}.pem`), 'utf8'))
    if (der === undefined) throw new Error(name)
    return { name, pem: path(`${name}.pem`), key: path(`${name}.key`), der }
  }

  const chainFile = (chain: readonly Holder[]): string => {
    const file = path('chain.pem')
    writeFileSync(file, chain.map(({ pem }) => readFileSync(pem, 'utf8')).join(''))
    return file
  }

  /** As `openssl ts` answers a request: an honest authority. */
  const reply = (request: Uint8Array, by: Holder, chain: readonly Holder[]): Uint8Array => {
    writeFileSync(path('request.tsq'), request)
    const signer = ['-signer', by.pem, '-inkey', by.key, '-chain', chainFile(chain)]
    openssl(
      'ts',
      '-reply',
      '-config',
      'config',
      '-queryfile',
      'request.tsq',
      ...signer,
      '-out',
      'answer.tsr',
    )
    return new Uint8Array(readFileSync(path('answer.tsr')))
  }

  /** As anybody with a key can write an answer, at any time and with anything wrong about it. */
  const stamp = (what: Stamping): Uint8Array => {
    const info = new TSTInfo({
      policy: '1.2.3.4.1',
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({
          algorithm: what.imprintAlgorithm ?? sha256Oid,
          parameters: null,
        }),
        hashedMessage: new OctetString(what.imprint),
      }),
      serialNumber: Uint8Array.of(7).buffer,
      genTime: what.at,
      ...(what.nonce && { nonce: bufferOf(what.nonce) }),
    })
    writeFileSync(path('info.der'), new Uint8Array(AsnConvert.serialize(info)))
    const content = ['-in', 'info.der', '-econtent_type', '1.2.840.113549.1.9.16.1.4']
    const along = what.chain.length > 0 ? ['-certfile', chainFile(what.chain)] : []
    const signer = ['-signer', what.by.pem, '-inkey', what.by.key, ...along]
    const how = ['-binary', '-nodetach', '-nosmimecap', '-md', what.digest ?? 'sha256']
    const id = what.withoutCertificateId ? [] : ['-cades']
    openssl(
      'cms',
      '-sign',
      ...content,
      ...signer,
      ...how,
      ...id,
      '-outform',
      'DER',
      '-out',
      'token.der',
    )
    const status = new PKIStatusInfo()
    status.status = what.status ?? 0
    const token = AsnConvert.parse(readFileSync(path('token.der')), TimeStampToken)
    const response = new TimeStampResp({ status, timeStampToken: token })
    return new Uint8Array(AsnConvert.serialize(response))
  }

  /** What `openssl ts -verify` says: the program an outsider has. */
  const isVerified = (
    response: Uint8Array,
    data: Uint8Array,
    { root, at }: { readonly root: Holder; readonly at: number },
  ): boolean => {
    writeFileSync(path('judged.tsr'), response)
    writeFileSync(path('judged'), data)
    const time = ['-attime', String(Math.floor(at / 1_000))]
    const { stdout } = spawnSync(
      'openssl',
      ['ts', '-verify', '-data', 'judged', '-in', 'judged.tsr', '-CAfile', root.pem, ...time],
      { encoding: 'utf8', cwd: folder },
    )
    return stdout.includes('Verification: OK')
  }

  const end = () => rmSync(folder, { recursive: true, force: true })
  return { issue, reply, stamp, isVerified, openssl, path, end }
}
