/** Colours of the mails: the interface's tokens, written out because mail programs know no variables. */
export const light = {
  page: '#fbf9f3',
  sheet: '#ffffff',
  ink: '#15262a',
  quiet: '#4b5d61',
  rule: '#e3dfd2',
  teal: '#0b6166',
  onTeal: '#ffffff',
  soft: '#f2efe5',
  amber: '#d98f1f',
} as const;

const dark = {
  page: '#0f1a1c',
  sheet: '#172528',
  ink: '#eef2ee',
  quiet: '#adbcbc',
  rule: '#2b3c40',
  teal: '#6fc9c4',
  onTeal: '#06201f',
  soft: '#0b1416',
} as const;

/** Be Vietnam Pro where it is installed, else the system's own; all of these carry Vietnamese marks. */
export const FONTS = "'Be Vietnam Pro', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";
export const CODE_FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Roboto Mono', monospace";

/**
 * Only what cannot stand inline: the dark colours for programs that ask, and the phone's narrower margins.
 * Programs that drop this show the light mail, which is complete.
 */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
@media (max-width: 480px) { .sheet-cell { padding: 24px 20px !important; } .outer { padding: 0 !important; } .sheet { border-radius: 0 !important; } .brand-cell { padding: 20px 20px 16px !important; } .foot-cell { padding: 20px 20px 32px !important; } .button-cell, .button { display: block !important; width: auto !important; } }
@media (prefers-color-scheme: dark) {
  .page { background: ${dark.page} !important; }
  .sheet { background: ${dark.sheet} !important; border-color: ${dark.teal} !important; }
  .ink { color: ${dark.ink} !important; }
  .quiet { color: ${dark.quiet} !important; }
  .teal { color: ${dark.teal} !important; }
  .rule { border-color: ${dark.rule} !important; }
  .soft { background: ${dark.soft} !important; }
  .button-cell { background: ${dark.teal} !important; }
  .button { color: ${dark.onTeal} !important; }
}
`;
