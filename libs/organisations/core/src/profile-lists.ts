/** Fields of work, as the province's programme counts them. */
export const FIELDS = [
  'AGRICULTURE',
  'FOOD',
  'CRAFT',
  'MANUFACTURING',
  'DIGITAL',
  'EDUCATION',
  'HEALTH',
  'ENVIRONMENT',
  'TOURISM',
  'COMMERCE',
  'FINANCE',
  'OTHER',
] as const;

/** A field of work. */
export type Field = (typeof FIELDS)[number];

/** How far a project has come. */
export const STAGES = ['IDEA', 'PROTOTYPE', 'FIRST_CUSTOMERS', 'GROWTH'] as const;

/** How far a project has come. */
export type Stage = (typeof STAGES)[number];

/** Intellectual property that is registered or kept, by the Law on Intellectual Property. */
export const INTELLECTUAL_PROPERTIES = [
  'PATENT',
  'UTILITY_SOLUTION',
  'INDUSTRIAL_DESIGN',
  'TRADEMARK',
  'COPYRIGHT',
  'PLANT_VARIETY',
  'TRADE_SECRET',
  'APPLIED_FOR',
] as const;

/** One kind of intellectual property. */
export type IntellectualProperty = (typeof INTELLECTUAL_PROPERTIES)[number];
