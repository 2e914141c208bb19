import { describe, expect, it } from 'vitest';
import { type EnvironmentError, readEnvironment } from './environment.ts';

const usable = {
  PUBLIC_URL: 'https://khoinghiep.example',
  DATABASE_URL: 'postgres://localhost/pho_hien',
  SMTP_URL: 'smtp://localhost',
  STORAGE_URL: 'file:///var/lib/pho-hien',
  AUTH_SECRET: 'a'.repeat(40),
  FIELD_SECRET: 'b'.repeat(40),
};

const problemsOf = (variables: Record<string, string | undefined>): readonly string[] => {
  try {
    readEnvironment(variables);
    return [];
  } catch (error) {
    return (error as EnvironmentError).problems;
  }
};

describe('the environment', () => {
  it('is read with its defaults', () => {
    expect(readEnvironment(usable)).toMatchObject({ API_PORT: 3001, RATE_LIMITS: true, TRUSTED_PROXIES: [] });
  });

  it('names every variable that is missing or wrong, at once', () => {
    const problems = problemsOf({ ...usable, DATABASE_URL: 'mysql://x', SMTP_URL: '', API_PORT: '70000' });
    expect(problems.map((line) => line.split(':')[0])).toEqual(['API_PORT', 'DATABASE_URL', 'SMTP_URL']);
  });

  it('refuses in production what is only for a demonstration', () => {
    const problems = problemsOf({
      ...usable,
      NODE_ENV: 'production',
      AUTH_SECRET: `demo-only-${'x'.repeat(40)}`,
      DEMO: 'true',
      RATE_LIMITS: 'false',
    });
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'AUTH_SECRET',
      'DEMO',
      'RATE_LIMITS',
      'TRUSTED_DOCUMENTS',
    ]);
  });
});
