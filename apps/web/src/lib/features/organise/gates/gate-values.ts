/** A gate as its form holds it. */
export interface GateValues {
  name: string;
  listIds: string[];
  printsBadges: boolean;
}

export function readGateForm(data: FormData): GateValues {
  return {
    name: String(data.get('name') ?? '').trim(),
    listIds: data.getAll('listIds').map(String),
    printsBadges: data.get('printsBadges') === 'yes',
  };
}
