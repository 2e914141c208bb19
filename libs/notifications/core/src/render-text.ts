import type { Block, MailContent } from './content.ts';

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'heading':
    case 'note':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'facts':
      return block.rows.map(({ label, lines }) => `${label}: ${lines.join('\n  ')}`).join('\n');
    case 'quote':
      return `${block.label}:\n${block.text.replace(/^/gm, '> ')}`;
    case 'code':
      return `${block.label}: ${block.code}`;
    case 'picture':
      return `[${block.alt}]`;
    case 'button':
      return `${block.label}:\n${block.href}`;
  }
}

/** The mail for programs that show no HTML, and for people who listen: the same words in the same order. */
export function renderText(content: MailContent): string {
  const end = content.unsubscribe ? `${content.unsubscribe.label}\n${content.unsubscribe.href}` : '';
  const parts = [content.title, content.greeting, ...content.blocks.map(blockText), `-- \n${content.footer}`, end];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
