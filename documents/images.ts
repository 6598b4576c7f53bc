/**
 * Images that people upload, decoded and encoded again: upright, of limited size, without location and device, and
 * without anything that only looks like an image. `null` is an image that is broken, too large or not usable.
 */
import sharp from 'sharp';

const LONGEST_SIDE = 2_000;
/** An image with more pixels could be a decompression bomb: a small file that fills the memory. */
const MAX_PIXELS = 50_000_000;
/** Seconds that the library, which cannot be interrupted by the thread, may take for one image. */
const PATIENCE = 10;

const SEAL_MIN_SIDE = 200;
const SEAL_MAX_SIDE = 4_000;
/** Printed 40 mm wide, so that 600 pixels are 380 per inch. */
const SEAL_STORED_SIDE = 600;
const SEAL_MAX_ASPECT_RATIO = 1.5;

// One thread for each image, and nothing kept between two.
sharp.concurrency(1);
sharp.cache(false);

const opened = (bytes: Uint8Array, limitInputPixels: number) =>
  sharp(bytes, { limitInputPixels, failOn: 'error' }).timeout({ seconds: PATIENCE });

/** A JPEG of at most 2,000 pixels each way. */
export async function photo(bytes: Uint8Array): Promise<Buffer | null> {
  return opened(bytes, MAX_PIXELS)
    .rotate()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 85 })
    .toBuffer()
    .catch(unusable);
}

/** A PNG with a transparent ground, about as wide as high. */
export async function sealImage(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    const picture = opened(bytes, SEAL_MAX_SIDE * SEAL_MAX_SIDE);
    const { width, height } = await picture.metadata();
    const isOblong = Math.max(width / height, height / width) > SEAL_MAX_ASPECT_RATIO;
    if (Math.min(width, height) < SEAL_MIN_SIDE || isOblong || (await picture.stats()).isOpaque) return null;
    return await picture
      .resize({ width: SEAL_STORED_SIDE, height: SEAL_STORED_SIDE, fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer();
  } catch (error) {
    return unusable(error);
  }
}

/** The library describes each broken image in words of its own; a person is told once what to do about all of them. */
function unusable(error: unknown): null {
  if (error instanceof Error) return null;
  throw error;
}
