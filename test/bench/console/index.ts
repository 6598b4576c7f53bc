/** Page changes of the console in a browser, over the demo data, beside those of an empty react-admin in the same run. */
import { loadDemo } from '../../../runtime/demo/index.ts';
import { DEMO_PASSWORD } from '../../../runtime/demo/people.ts';
import type { System } from '../../../runtime/system.ts';
import { launchBrowser } from '../../support/chromium.ts';
import { type Row, row } from '../measure.ts';
import { type Change, quantile, timeOf } from './change.ts';
import { serveEmpty } from './empty.ts';

/** Milliseconds that three of four changes may take longer than those between empty pages. */
const LIMIT = 100;
const ROW = 'main a[data-row-link]';

const menu = (path: string, heading: string, content: string): Change => ({
  link: `a[href="/admin${path}"]`,
  heading,
  content,
});
/** Each round opens the next order of the list. */
const order = (nth: number): Change => ({ link: ROW, nth, content: 'main header + * section, main section' });

/** What a supervisor goes through; the first round opens each page for the first time. */
const round = (nth: number): Change[] => [
  menu('/queues/results', '结果录入', ROW),
  order(nth),
  menu('/queues/first_review', '初审', ROW),
  order(nth),
  menu('/shares', '全部业务', ROW),
  order(nth),
  menu('/visits', '现场检测日程', 'main table'),
  menu('/flow', '业务流转', 'main dl'),
  menu('/enterprises', '注册审核', ROW),
  menu('', '您好', 'main section ul'),
];

const FLOOR: readonly Change[] = ['one', 'two'].map((name) => ({
  link: `a[href="/${name}"]`,
  heading: name,
  content: 'h1',
}));

export async function benchConsole(system: System, rounds: number): Promise<Row[]> {
  await loadDemo(system, () => undefined);
  const [browser, empty] = [await launchBrowser(), await serveEmpty()];
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const [page, floor] = [await context.newPage(), await context.newPage()];
    await floor.goto(`${empty.url}/one`);
    await page.goto(`${system.url}/admin/login`);
    await page.getByLabel('用户名').fill('supervisor');
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    // As a person who reads the desk first.
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    await page.waitForTimeout(2_000);
    const times: number[] = [];
    const floors: number[] = [];
    const pages = new Map<string, number[]>();
    for (let nth = 0; nth < rounds; nth += 1) {
      await page.bringToFront();
      for (const change of round(nth)) {
        const time = await timeOf(page, change);
        times.push(time);
        const name = change.heading ?? 'order';
        pages.set(name, [...(pages.get(name) ?? []), time]);
        // As a person reads; what is fetched ahead has this long.
        await page.waitForTimeout(300);
      }
      await floor.bringToFront();
      for (const change of [...FLOOR, ...FLOOR, ...FLOOR, ...FLOOR, ...FLOOR].reverse()) {
        floors.push(await timeOf(floor, change));
        await floor.waitForTimeout(100);
      }
    }
    const whole = (ms: number | undefined) => Math.round(ms ?? 0);
    console.table(
      [...pages].map(([page, of]) => ({
        page,
        first: whole(of[0]),
        p50: whole(quantile(of, 0.5)),
        p75: whole(quantile(of, 0.75)),
      })),
    );
    const [p75, floor75] = [quantile(times, 0.75), quantile(floors, 0.75)];
    return [
      row(`console: page change p50 of ${times.length}`, quantile(times, 0.5), quantile(floors, 0.5), 'ms', 'lower'),
      row(`console: page change p75 of ${times.length}`, p75, floor75, 'ms', 'lower'),
      row(
        `console: page change p75 over an empty page; limit ${LIMIT}`,
        Math.max(p75 - floor75, 0),
        LIMIT,
        'ms',
        'lower',
        1,
      ),
    ];
  } finally {
    await browser.close();
    empty.close();
  }
}
