import type { Locale } from '@pho-hien/kernel';

declare global {
  namespace App {
    interface Error {
      /** What a person can quote to us; the same as the request id in our logs. */
      code?: string;
    }
    interface PageData {
      /** A tool that fills the screen, without header and footer. */
      bare?: boolean;
    }
    interface PageState {
      /** The step of a form that is being shown. */
      step?: number;
    }
    interface Locals {
      locale: Locale;
      requestId: string;
    }
  }
}

export {};
