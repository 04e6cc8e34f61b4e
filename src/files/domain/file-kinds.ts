/** What files are sent for. */
export const FILE_KINDS = ['photo', 'credential_letter'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Most bytes of one file. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Contents that are taken at all. */
export const FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** What each kind may be. */
export const TYPES_OF_KIND: Record<FileKind, readonly FileType[]> = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  credential_letter: ['application/pdf', 'image/jpeg', 'image/png'],
};

/** Name ending of a type, for a file that is saved. */
export const ENDING: Record<FileType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

export function isFileType(value: string): value is FileType {
  return (FILE_TYPES as readonly string[]).includes(value);
}
