import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkImage, makePhoto } from '../../../src/files/checks/images.js';
import type { FileType } from '../../../src/files/domain/file-kinds.js';
import { sniff } from '../../../src/files/domain/sniff.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ga93-images-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { ...half, background: '#ff0000' } }, gravity: 'west' },
  ]);
}

async function file(bytes: Buffer): Promise<string> {
  const path = join(folder, 'image');
  await writeFile(path, bytes);
  return path;
}

async function photo(bytes: Buffer, type: FileType, crop: Parameters<typeof makePhoto>[2]) {
  const to = join(folder, 'photo.jpg');
  await makePhoto({ path: await file(bytes), type }, to, crop);
  return sharp(to);
}

const isRed = async (image: Sharp) => {
  const { channels } = await image.stats();
  return (channels[0]?.mean ?? 0) > 200 && (channels[2]?.mean ?? 0) < 60;
};

describe('an image', () => {
  it('is known by its first bytes, not by its name', async () => {
    expect(sniff(await halves(8, 8).jpeg().toBuffer())).toBe('image/jpeg');
    expect(sniff(await halves(8, 8).png().toBuffer())).toBe('image/png');
    expect(sniff(await halves(8, 8).webp().toBuffer())).toBe('image/webp');
    expect(sniff(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
    for (const other of ['<svg xmlns=""/>', 'GIF89a', 'MZ', '', 'xxxxxxxxWEBP']) {
      expect(sniff(Buffer.from(other))).toBeNull();
    }
  });

  it('is checked to its last row', async () => {
    const whole = await halves(400, 400).jpeg().toBuffer();
    await expect(checkImage(await file(whole), 'image/jpeg')).resolves.toBeUndefined();
    const cut = whole.subarray(0, whole.length / 2);
    await expect(checkImage(await file(cut), 'image/jpeg')).rejects.toMatchObject({
      code: 'image_broken',
    });
    // A PNG that says it is a JPEG, and a drawing that could fetch things.
    const png = await halves(40, 40).png().toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const other of [png, svg]) {
      await expect(checkImage(await file(other), 'image/jpeg')).rejects.toMatchObject({
        code: 'image_broken',
      });
    }
  });

  it('is refused before it is unfolded when it has too many pixels', async () => {
    const bomb = await sharp({
      create: { width: 9_000, height: 9_000, channels: 3, background: '#ffffff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(checkImage(await file(bomb), 'image/png')).rejects.toMatchObject({
      code: 'image_too_many_pixels',
    });
  });
});

describe('the photo of a person', () => {
  it('is the part chosen, in the size of a badge', async () => {
    const bytes = await halves(1_600, 1_200).png().toBuffer();
    const left = await photo(bytes, 'image/png', { x: 0, y: 0, width: 50, height: 100 });
    expect(await left.metadata()).toMatchObject({ width: 600, height: 800, format: 'jpeg' });
    expect(await isRed(left)).toBe(true);
    const right = await photo(bytes, 'image/png', { x: 50, y: 0, width: 50, height: 100 });
    expect(await isRed(right)).toBe(false);
  });

  it('is its middle where no part was chosen', async () => {
    const bytes = await halves(3_000, 1_000).jpeg().toBuffer();
    const { channels } = await (await photo(bytes, 'image/jpeg', null)).stats();
    // Half of each colour: the parting line stands in the middle.
    expect(Math.abs((channels[0]?.mean ?? 0) - (channels[2]?.mean ?? 0))).toBeLessThan(10);
  });

  it('stands upright and carries nothing of the camera', async () => {
    // Orientation 6: the camera was turned; upright, the red half lies on top.
    const bytes = await halves(1_200, 900)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExif({
        IFD0: { Copyright: 'Secret Studio' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 37/1 0/1' },
      })
      .toBuffer();
    expect(bytes.includes('Secret Studio')).toBe(true);
    const upright = await photo(bytes, 'image/jpeg', { x: 0, y: 0, width: 100, height: 50 });
    expect(await isRed(upright)).toBe(true);
    const kept = await sharp(join(folder, 'photo.jpg')).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is refused when the part is too small', async () => {
    const bytes = await halves(800, 800).jpeg().toBuffer();
    await expect(
      photo(bytes, 'image/jpeg', { x: 0, y: 0, width: 20, height: 40 }),
    ).rejects.toMatchObject({ code: 'image_too_small', params: { width: 300, height: 400 } });
    const outside = await photo(bytes, 'image/jpeg', { x: 40, y: 10, width: 500, height: 500 });
    expect((await outside.metadata()).width).toBe(600);
  });
});
