import { escapeHtml } from './safe-text.ts';

/** HTML that is ready to send. Only `html` makes it, so text cannot pass for it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** Markup written by us, with values in it: text is escaped, `Html` and lists of it stand as they are. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const parts = values.map((value) => {
    if (value instanceof Html) return value.toString();
    if (Array.isArray(value)) return value.join('\n');
    return escapeHtml(String(value));
  });
  return new Html(strings.reduce((markup, string, index) => markup + parts[index - 1] + string));
}
