interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
}

let next = 0;

class Toasts {
  list = $state<Toast[]>([]);

  /** Says something for six seconds, on screen and to a screen reader. Not for what must be read. */
  say(text: string, tone: Toast['tone'] = 'plain'): void {
    const id = next++;
    this.list = [...this.list, { id, text, tone }].slice(-3);
    setTimeout(() => this.dismiss(id), 6000);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
