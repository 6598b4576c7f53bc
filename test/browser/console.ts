/** The staff console as a person uses it: everything is found by role and Chinese label. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Queue } from '../../domain/command.ts';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export class StaffConsole {
  private constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly context: BrowserContext,
  ) {}

  static async signIn(
    browser: Browser,
    url: string,
    viewport: Viewport,
    username: string,
    password: string,
  ): Promise<StaffConsole> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    await page.goto(`${url}/admin/login`);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL((address) => !address.pathname.endsWith('/login'));
    return new StaffConsole(page, url, context);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}/admin${path}`);
  }

  /** Opens the oldest order of a queue. */
  async openFirst(queue: Queue): Promise<void> {
    await this.open(`/queues/${queue}`);
    await this.page.getByRole('button', { name: '从第一单开始' }).click();
    await this.page.getByRole('toolbar', { name: '办理' }).waitFor();
  }

  /** Presses a button of the decision bar. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('toolbar', { name: '办理' }).getByRole('button', { name, exact: true }).click();
  }

  /** Confirms the open dialog with its button of this name. */
  async confirm(name: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Waits for the notification: the same words may also stand in the order's timeline. */
  async notice(text: RegExp): Promise<void> {
    await this.page.getByRole('alert').filter({ hasText: text }).first().waitFor();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A local date-time of Shanghai for an input, so many days ahead at this hour. */
export function localTime(daysAhead: number, hour: number): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    new Date(Date.now() + daysAhead * 86_400_000),
  );
  return `${day}T${String(hour).padStart(2, '0')}:00`;
}
