/** One browser: keeps its cookies and speaks JSON. */
export class TestClient {
  private readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  get<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<TestAnswer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = unknown>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer<T>> {
    return this.send('POST', path, body, headers);
  }

  put<T = unknown>(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer<T>> {
    return this.send('PUT', path, body, headers);
  }

  /** `version` becomes the `If-Match` header. */
  patch<T = unknown>(path: string, body: unknown, version?: number): Promise<TestAnswer<T>> {
    return this.send(
      'PATCH',
      path,
      body,
      version === undefined ? {} : { 'if-match': `"${version}"` },
    );
  }

  delete<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<TestAnswer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** The `Cookie` header, for streams that are read by hand. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** `path` begins with `/`; what does not begin with `/api` or `/health` is below `/api/v1`. */
  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<TestAnswer<T>> {
    const url = /^\/(api|health)\//.test(path) ? path : `/api/v1${path}`;
    const response = await fetch(this.baseUrl + url, {
      method,
      headers: {
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text !== '' ? JSON.parse(text) : undefined) as T,
    };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const gone = attributes.some((attribute) => attribute.trim().toLowerCase() === 'max-age=0');
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(at + 1));
  }
}

export interface TestAnswer<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** A refusal as the API answers it. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  id: string;
  errors?: { path: string; code: string; message: string }[];
}
