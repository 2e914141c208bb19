/** What a file can be. Everything else (SVG, HTML, archives, documents with macros) is refused. */
export const FILE_KINDS = ['picture', 'pdf', 'sheet'] as const;

/** What a file can be. */
export type FileKind = (typeof FILE_KINDS)[number];

const KINDS = {
  'image/jpeg': { kind: 'picture', ending: 'jpg' },
  'image/png': { kind: 'picture', ending: 'png' },
  'image/webp': { kind: 'picture', ending: 'webp' },
  'application/pdf': { kind: 'pdf', ending: 'pdf' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'sheet', ending: 'xlsx' },
  'text/csv': { kind: 'sheet', ending: 'csv' },
} as const satisfies Record<string, { kind: FileKind; ending: string }>;

/** The media types that are kept. */
export type MediaType = keyof typeof KINDS;

/** The media types that are kept. */
export const MEDIA_TYPES = Object.keys(KINDS) as readonly MediaType[];

/** Whether files of this media type are kept at all. */
export function isMediaType(text: unknown): text is MediaType {
  return typeof text === 'string' && Object.hasOwn(KINDS, text);
}

/** What a file of this media type is. */
export function kindOf(mediaType: MediaType): FileKind {
  return KINDS[mediaType].kind;
}

/** How the name of a file of this media type ends, without the dot. */
export function endingOf(mediaType: MediaType): string {
  return KINDS[mediaType].ending;
}

/** The media types of these kinds, as the `accept` of a file field lists them. */
export function mediaTypesOf(kinds: readonly FileKind[]): MediaType[] {
  return MEDIA_TYPES.filter((mediaType) => kinds.includes(kindOf(mediaType)));
}
