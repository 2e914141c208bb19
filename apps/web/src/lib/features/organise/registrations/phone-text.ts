/** `+84912345678` as it is read out here: `0912 345 678`. */
export function phoneText(phone: string): string {
  const [, digits] = /^\+84(\d{9})$/.exec(phone) ?? [];
  return digits ? `0${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : phone;
}
