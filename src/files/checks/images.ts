import sharp, { type Metadata, type Sharp } from 'sharp';
import { AppError } from '../../common/errors/app-error.js';
import type { FileType } from '../domain/file-kinds.js';

/** A part of an image, in percent of its width and height as it is shown (turned as its camera says). */
export interface CropArea {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixels of a photo of a person. Three to four, as on passports and badges. */
export const PHOTO = { width: 600, height: 800 } as const;
/** The part that is cut out must have half of them, or the badge shows a blur. */
const LEAST = { width: 300, height: 400 } as const;
/** 40 megapixels: what telephones make, and 160 MB at most once unfolded. */
const MOST_PIXELS = 40_000_000;
/** Images decoded at once in this process: each may need that much memory. */
const AT_ONCE = 2;
const QUALITY = 86;

const FORMATS: Partial<Record<FileType, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

// Only the readers of the formats that are taken: others never see what a stranger sent.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'],
});
sharp.cache(false);

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const opened = (path: string): Sharp =>
  sharp(path, { failOn: 'truncated', limitInputPixels: MOST_PIXELS, autoOrient: true });

/** Width and height as the image is shown. Errors: `image_broken`, `image_too_many_pixels`. */
async function read(path: string, type: FileType): Promise<Metadata> {
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new AppError('image_broken', { cause: error });
    });
  if (metadata.format !== FORMATS[type]) throw new AppError('image_broken');
  if (metadata.width * metadata.height > MOST_PIXELS) throw new AppError('image_too_many_pixels');
  return metadata;
}

/** Decodes the whole image and throws `image_broken` or `image_too_many_pixels` when that fails. */
export async function checkImage(path: string, type: FileType): Promise<void> {
  await inTurn(async () => {
    await read(path, type);
    try {
      await opened(path).stats();
    } catch (error) {
      throw new AppError('image_broken', { cause: error });
    }
  });
}

/**
 * Makes the photo of a person from what was sent: the part chosen, upright, 600 by 800 pixels, as a JPEG
 * of its own without anything else that the file held (place, camera, comments).
 * Errors: `image_broken`, `image_too_many_pixels`, `image_too_small`.
 * @param crop without it the middle is taken
 */
export async function makePhoto(
  from: { path: string; type: FileType },
  to: string,
  crop: CropArea | null,
): Promise<void> {
  await inTurn(async () => {
    const { autoOrient } = await read(from.path, from.type);
    const area = crop ? areaOf(crop, autoOrient) : largest(autoOrient);
    if (area.width < LEAST.width || area.height < LEAST.height) {
      throw new AppError('image_too_small', { params: { ...LEAST } });
    }
    try {
      await opened(from.path)
        .extract(area)
        .resize({ ...PHOTO, fit: 'cover' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: QUALITY, mozjpeg: true })
        .toFile(to);
    } catch (error) {
      throw new AppError('image_broken', { cause: error });
    }
  });
}

interface Size {
  width: number;
  height: number;
}
interface Area extends Size {
  left: number;
  top: number;
}

/** The part in whole pixels, kept inside the image. */
function areaOf(crop: CropArea, { width, height }: Size): Area {
  const inside = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  const left = inside((crop.x / 100) * width, width - 1);
  const top = inside((crop.y / 100) * height, height - 1);
  return {
    left,
    top,
    width: Math.max(1, inside((crop.width / 100) * width, width - left)),
    height: Math.max(1, inside((crop.height / 100) * height, height - top)),
  };
}

/** The largest part of the right shape in the middle. */
function largest({ width, height }: Size): Area {
  const scale = Math.min(width / PHOTO.width, height / PHOTO.height);
  const size = { width: Math.floor(PHOTO.width * scale), height: Math.floor(PHOTO.height * scale) };
  return {
    left: Math.floor((width - size.width) / 2),
    top: Math.floor((height - size.height) / 2),
    ...size,
  };
}
