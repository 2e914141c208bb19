import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import type { MailContent } from './content.ts';
import { Html, html } from './html.ts';
import { FONTS, light, STYLE_SHEET } from './mail-look.ts';
import { renderBlock } from './render-blocks.ts';

const MSO_OPEN = new Html(
  '<!--[if mso]><table role="presentation" width="560" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
);
const MSO_CLOSE = new Html('<!--[if mso]></td></tr></table><![endif]-->');
/** Pushes the first words of the mail out of the line that the list of mails shows. */
const FILLER = new Html('&#847;&zwnj;&nbsp;'.repeat(60));

/** The whole mail as one HTML document. Reads without pictures, without styles, and with colours inverted. */
export function renderHtml(content: MailContent, locale: Locale): string {
  const paragraph = `font-family:${FONTS};line-height:1.6;`;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <title>${content.subject}</title>
        <style>
          ${new Html(STYLE_SHEET)}
        </style>
      </head>
      <body class="page" style="margin:0;padding:0;background:${light.page};">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${content.preview}${FILLER}</div>
        <table
          class="page"
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="${light.page}"
          style="background:${light.page};"
        >
          <tr>
            <td class="outer" align="center" style="padding:16px 12px;">
              ${MSO_OPEN}
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:560px;"
              >
                <tr>
                  <td class="brand-cell" style="padding:16px 32px;">
                    <p class="teal" style="${paragraph}margin:0;font-size:20px;font-weight:700;color:${light.teal};">
                      ${m.common_product_name({}, { locale })}
                    </p>
                    <p class="quiet" style="${paragraph}margin:0;font-size:13px;color:${light.quiet};">
                      ${m.common_tagline({}, { locale })}
                    </p>
                  </td>
                </tr>
                <tr>
                  <td
                    class="sheet sheet-cell"
                    bgcolor="${light.sheet}"
                    style="padding:32px;background:${light.sheet};border-top:4px solid ${light.teal};border-radius:0 0 12px 12px;"
                  >
                    <h1
                      class="ink"
                      style="${paragraph}margin:0 0 16px;font-size:24px;line-height:1.4;font-weight:600;color:${light.ink};"
                    >
                      ${content.title}
                    </h1>
                    ${content.greeting ? html`<p class="ink" style="${paragraph}margin:0 0 12px;font-size:16px;color:${light.ink};overflow-wrap:anywhere;">${content.greeting}</p>` : ''}
                    ${content.blocks.map(renderBlock)}
                  </td>
                </tr>
                <tr>
                  <td class="foot-cell" style="padding:20px 32px 32px;">
                    <p
                      class="quiet"
                      style="${paragraph}margin:0;font-size:13px;color:${light.quiet};overflow-wrap:anywhere;"
                    >
                      ${content.footer}
                    </p>
                    ${
                      content.unsubscribe
                        ? html`<p class="quiet" style="${paragraph}margin:8px 0 0;font-size:13px;">
                            <a
                              class="teal"
                              href="${content.unsubscribe.href}"
                              style="color:${light.teal};text-decoration:underline;"
                              >${content.unsubscribe.label}</a
                            >
                          </p>`
                        : ''
                    }
                  </td>
                </tr>
              </table>
              ${MSO_CLOSE}
            </td>
          </tr>
        </table>
      </body>
    </html> `.toString();
}
