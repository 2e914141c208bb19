/** What answers requests: a Fastify instance, or anything that can `inject`. */
interface Injectable {
  inject(request: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }): Promise<{ statusCode: number; body: string; headers: Record<string, unknown> }>;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly setCookies: readonly string[];
  readonly headers: Record<string, unknown>;
}

/** A browser as the server sees one: it keeps cookies, and says which page it is on. */
export class Browser {
  readonly cookies = new Map<string, string>();
  headers: Record<string, string> = {};

  constructor(
    public server: Injectable,
    private readonly origin: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: object = {}): Promise<Answer> {
    return this.send('POST', path, body);
  }

  async graphql<Data>(
    query: string,
    variables: object = {},
  ): Promise<{ data: Data; errors?: { extensions: { code: string } }[] }> {
    const { body } = await this.send('POST', '/graphql', { query, variables });
    return body as never;
  }

  private async send(method: 'GET' | 'POST', url: string, body?: object): Promise<Answer> {
    const response = await this.server.inject({
      method,
      url,
      headers: {
        origin: this.origin,
        ...(body && { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 && {
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
        ...this.headers,
      },
      ...(body && { payload: JSON.stringify(body) }),
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat().map(String);
    setCookies.forEach((line) => this.keep(line));
    const isJson = String(response.headers['content-type']).includes('json') && response.body !== '';
    return {
      status: response.statusCode,
      body: (isJson ? JSON.parse(response.body) : {}) as Record<string, unknown>,
      setCookies,
      headers: response.headers,
    };
  }

  private keep(setCookie: string): void {
    const [pair = ''] = setCookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (/max-age=0\b/i.test(setCookie) || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
