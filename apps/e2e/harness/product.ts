/** The running product that `npm run journeys` prepared, as it told us in the environment. */
function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the journeys with \`npm run journeys\``);
  return value;
}

export const product = {
  /** The address people use. */
  url: given('PRODUCT_URL'),
  /** Every API process on the database; the pages talk to the first. */
  apiOrigins: given('PRODUCT_API_ORIGINS').split(' '),
  databaseUrl: given('PRODUCT_DATABASE_URL'),
  /** Folder of the mails sent. */
  mailbox: given('PRODUCT_MAILBOX'),
  /** File with the demonstration's accounts, as `npm start` shows them. */
  accounts: given('PRODUCT_ACCOUNTS'),
  chromium: given('CHROMIUM_PATH'),
  // No screen is painted on; Chromium's own sandbox needs an ordinary user, and in a container there is often only root.
  chromiumArguments: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
};
