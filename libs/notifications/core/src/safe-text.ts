const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const ZERO_WIDTH_SPACE = '\u200b';

/** `text` for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * Keeps mail programs from turning a name such as `evil.example` or `a@b.example` into a link:
 * an invisible break stands after each `:`, `/`, `@` or `.` that touches letters on its right.
 * For what people outside wrote; looks the same to the eye.
 */
export function unlinked(text: string): string {
  return text.replace(/[.@:/](?=[\p{L}\p{N}/])/gu, (mark) => mark + ZERO_WIDTH_SPACE);
}
