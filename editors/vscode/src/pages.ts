// What the preview of a book tells, asked for by the editor itself: its server answers no page of another origin, and need not.
import * as http from "node:http";

/** A page: the name of its picture, and its size in pt. */
export interface PageView {
  id: string;
  width: number;
  height: number;
}

/** The pages of the report, and where the preview was led to last: a page, from 0, and left, top, width and height in pt. */
export interface Shown {
  pages: PageView[];
  focus?: { serial: number; page: number; area: [number, number, number, number] };
}

/** A place in a file of the book, from 1. */
export interface Spot {
  file: string;
  line: number;
  column: number;
}

/** The states in a stretch of server-sent events, and what is not whole yet. */
export function events(text: string): { states: unknown[]; rest: string } {
  const parts = text.split("\n\n");
  const rest = parts.pop() ?? "";
  const states = parts.filter((part) => part.startsWith("data: ")).map((part) => JSON.parse(part.slice(6)) as unknown);
  return { states, rest };
}

/** What there is to show of a state. */
export function shownIn(state: unknown): Shown | undefined {
  const { views, focus } = state as { views?: { report?: { pages?: PageView[] } }; focus?: (Shown["focus"] & { view: string }) | null };
  const pages = views?.report?.pages;
  if (!pages) return undefined;
  const own = focus?.view === "report" ? { serial: focus.serial, page: focus.page, area: focus.area } : undefined;
  return { pages: pages.map(({ id, width, height }) => ({ id, width, height })), ...(own ? { focus: own } : {}) };
}

/** A running preview, by the address that it prints. */
export class Pages {
  private readonly port: number;
  private readonly cookie: string;
  private news: http.ClientRequest | undefined;

  constructor(address: string) {
    const url = new URL(address);
    this.port = Number(url.port);
    this.cookie = `casebound-${url.port}=${url.searchParams.get("key") ?? ""}`;
  }

  /** Tells of every state as it comes, until `stop`. */
  watch(tell: (shown: Shown) => void): void {
    let text = "";
    this.news = this.ask("/news?view=report", (answer) => {
      answer.setEncoding("utf8");
      answer.on("data", (more: string) => {
        const { states, rest } = events(text + more);
        text = rest;
        const shown = states.map(shownIn).filter((each) => each !== undefined);
        const last = shown.at(-1);
        if (last) tell(last);
      });
    });
  }

  stop(): void {
    this.news?.destroy();
  }

  /** The picture of a page as the address of an image that holds it: a vector, or so many pixels to a pt. `undefined` if the page looks
   * otherwise by now. */
  async picture(id: string, scale?: number): Promise<string | undefined> {
    if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
    const [file, kind] = scale === undefined ? [`${id}.svg`, "image/svg+xml"] : [`${id}.png?scale=${Number(scale)}`, "image/png"];
    const bytes = await this.whole(`/page/report/${file}`);
    return bytes && `data:${kind};base64,${bytes.toString("base64")}`;
  }

  /** The place behind a point of a page (from 0), in pt. */
  async spot(page: number, x: number, y: number): Promise<Spot | undefined> {
    const answer = await this.whole(`/place?view=report&page=${Number(page)}&x=${Number(x)}&y=${Number(y)}`);
    return answer && (JSON.parse(answer.toString("utf8")) as Spot);
  }

  private whole(path: string): Promise<Buffer | undefined> {
    return new Promise((resolve) => {
      const request = this.ask(path, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (more: Buffer) => parts.push(more));
        answer.on("end", () => resolve(answer.statusCode === 200 ? Buffer.concat(parts) : undefined));
      });
      request.on("error", () => resolve(undefined));
    });
  }

  private ask(path: string, take: (answer: http.IncomingMessage) => void): http.ClientRequest {
    const request = http.get({ host: "127.0.0.1", port: this.port, path, headers: { Cookie: this.cookie } }, take);
    // A preview that has ended says so by its process.
    request.on("error", () => undefined);
    return request;
  }
}
