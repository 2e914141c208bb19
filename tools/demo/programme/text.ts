/** Words in both languages. */
export const text = (vi: string, en: string) => ({ vi, en });
