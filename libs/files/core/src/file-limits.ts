/** The most bytes of a file, where its purpose says nothing narrower: 10 MiB. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** The most pixels of a picture, before it is made smaller: a few kilobytes can unpack to gigabytes. */
export const MOST_PIXELS = 50_000_000;

/** The longest edge of a picture that is kept, in pixels; a larger one is made smaller. */
export const LONG_EDGE = 2400;

/** How long a file may wait to be attached to something, in milliseconds: 24 hours. */
export const UNATTACHED_LIFE_MS = 24 * 60 * 60_000;

/** How long an upload in parts may stay unfinished, in milliseconds, from its beginning: 24 hours. */
export const UNFINISHED_LIFE_MS = 24 * 60 * 60_000;

/** In parts of so many bytes an upload is kept on its way: what a cut line can cost at most. 512 KiB. */
export const PART_BYTES = 512 * 1024;
