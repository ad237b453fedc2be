/** A JPEG of one marker and its metadata: place, device, time, as a telephone writes them (Exif 2.32). Invented. */
export function photoWithPlace(): Buffer {
  const tiff = tiffOf()
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  return Buffer.concat([
    onePixel.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    length,
    exif,
    onePixel.subarray(2),
  ])
}

/** Big-endian TIFF: IFD0 with Make, DateTime and a pointer to a GPS IFD with one latitude. */
function tiffOf(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    bytes.writeUInt32BE(value, 8)
    return bytes
  }
  const make = Buffer.from('Synthetic Camera\0', 'latin1')
  const taken = Buffer.from('2020:08:10 23:30:00\0', 'latin1')
  const ifd0 = 8
  const makeAt = ifd0 + 2 + 3 * 12 + 4
  const takenAt = makeAt + make.length + (make.length % 2)
  const gpsAt = takenAt + taken.length
  const latitudeAt = gpsAt + 2 + 2 * 12 + 4
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1')
  const count = (number: number) => Buffer.from([0, number])
  const end = Buffer.alloc(4)
  const latitude = Buffer.alloc(24)
  for (const [at, value] of [53, 1, 54, 1, 0, 1].entries()) latitude.writeUInt32BE(value, at * 4)
  return Buffer.concat([
    head,
    count(3),
    entry(0x010f, 2, make.length, makeAt),
    entry(0x0132, 2, taken.length, takenAt),
    entry(0x8825, 4, 1, gpsAt),
    end,
    make,
    Buffer.alloc(make.length % 2),
    taken,
    count(2),
    entry(0x0001, 2, 2, 0x4e000000),
    entry(0x0002, 5, 3, latitudeAt),
    end,
    latitude,
  ])
}

/** The smallest picture every browser shows: one grey pixel (baseline JPEG). */
const onePixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)
