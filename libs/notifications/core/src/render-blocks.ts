import type { Block } from './content.ts';
import { html, type Html } from './html.ts';
import { CODE_FONTS, FONTS, light } from './mail-look.ts';

const text = `margin:0 0 16px;font-family:${FONTS};font-size:16px;line-height:1.6;color:${light.ink};`;
const label = `margin:0;font-family:${FONTS};font-size:13px;line-height:1.5;color:${light.quiet};`;

const renderers: { readonly [Kind in Block['kind']]: (block: Extract<Block, { kind: Kind }>) => Html } = {
  text: (block) => html`<p class="ink" style="${text}">${lines(block.text)}</p>`,

  heading: (block) =>
    html`<h2 class="ink" style="${text}font-size:17px;font-weight:600;margin:28px 0 8px;">${block.text}</h2>`,

  list: (block) =>
    html`<ul style="margin:0 0 20px;padding:0 0 0 20px;">
      ${block.items.map((item) => html`<li class="ink" style="${text}margin:0 0 6px;">${item}</li>`)}
    </ul>`,

  facts: (block) =>
    html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;">
      ${block.rows.map(
        (row) =>
          html`<tr>
            <td class="rule" style="padding:12px 0;border-top:1px solid ${light.rule};">
              <p class="quiet" style="${label}">${row.label}</p>
              ${row.lines.map((line) => html`<p class="ink" style="${text}margin:3px 0 0;line-height:1.5;overflow-wrap:anywhere;">${line}</p>`)}
            </td>
          </tr>`,
      )}
    </table>`,

  quote: (block) =>
    html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;">
      <tr>
        <td
          class="soft"
          bgcolor="${light.soft}"
          style="padding:14px 18px;border-left:4px solid ${light.amber};background:${light.soft};"
        >
          <p class="quiet" style="${label}margin:0 0 4px;">${block.label}</p>
          <p class="ink" style="${text}margin:0;overflow-wrap:anywhere;">${lines(block.text)}</p>
        </td>
      </tr>
    </table>`,

  code: (block) =>
    html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;">
      <tr>
        <td
          class="soft"
          bgcolor="${light.soft}"
          align="center"
          style="padding:14px 12px;border-radius:8px;background:${light.soft};"
        >
          <p class="quiet" style="${label}">${block.label}</p>
          <p
            class="ink"
            style="margin:2px 0 0;font-family:${CODE_FONTS};font-size:28px;line-height:1.4;font-weight:600;letter-spacing:2px;color:${light.ink};"
          >
            ${block.code}
          </p>
        </td>
      </tr>
    </table>`,

  picture: (block) =>
    html`<table
      role="presentation"
      align="center"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="margin:8px auto 12px;"
    >
      <tr>
        <td bgcolor="#ffffff" style="padding:0;background:#ffffff;border-radius:12px;border:1px solid ${light.rule};">
          <img
            src="cid:${block.cid}"
            alt="${block.alt}"
            width="280"
            height="280"
            style="display:block;width:280px;max-width:100%;height:auto;border:0;border-radius:12px;image-rendering:pixelated;"
          />
        </td>
      </tr>
    </table>`,

  button: (block) =>
    html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;">
      <tr>
        <td align="center">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
            <tr>
              <td
                class="button-cell"
                align="center"
                bgcolor="${light.teal}"
                style="border-radius:10px;background:${light.teal};"
              >
                <a
                  class="button"
                  href="${block.href}"
                  style="display:block;padding:14px 24px;font-family:${FONTS};font-size:16px;line-height:1.5;font-weight:600;color:${light.onTeal};text-decoration:none;"
                  >${block.label}</a
                >
              </td>
            </tr>
          </table>
          <p class="quiet" style="${label}padding:12px 0 0;text-align:left;">
            ${block.fallback}<br /><a
              class="teal"
              href="${block.href}"
              style="color:${light.teal};text-decoration:underline;word-break:break-all;"
              >${block.href}</a
            >
          </p>
        </td>
      </tr>
    </table>`,

  note: (block) => html`<p class="quiet" style="${text}font-size:14px;color:${light.quiet};">${block.text}</p>`,
};

/** Line breaks as `<br>`: some mail programs drop `white-space`. */
function lines(value: string): Html {
  return html`${value.split('\n').map((line, index) => (index ? html`<br />${line}` : html`${line}`))}`;
}

/** One block as table-based HTML with inline styles, as mail programs need it. */
export function renderBlock<Kind extends Block['kind']>(block: Extract<Block, { kind: Kind }>): Html {
  return (renderers[block.kind as Kind] as (given: typeof block) => Html)(block);
}
