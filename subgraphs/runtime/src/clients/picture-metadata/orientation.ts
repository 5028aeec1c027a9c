/** What the camera wrote about how it was held: 1 is upright. */
const orientationTag = 0x0112;
const upright = 1;
const shortType = 3;

/** The orientation in metadata in the form of TIFF, from 1 to 8; 1 where it says nothing. */
export function orientationOf(tiff: Buffer): number {
  if (tiff.length < 14) return upright;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(word(directory), 200);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (word(at) !== orientationTag || word(at + 2) !== shortType) continue;
    const value = word(at + 8);
    return value >= 1 && value <= 8 ? value : upright;
  }
  return upright;
}

/** Metadata that say nothing but the orientation. */
export function tiffWith(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(shortType, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
