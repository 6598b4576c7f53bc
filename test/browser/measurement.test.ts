import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../domain/time.ts';
import { openSystemInBrowser } from '../support/browser.ts';
import { type Office, openOffice, prepareDrafts } from '../support/office.ts';
import { addStaff, withPassword } from '../support/people.ts';
import type { TestSystem } from '../support/system.ts';
import { StaffConsole } from './console.ts';
import { workbookOf } from './download.ts';
import { expectAccessible } from './page.ts';

const PASSWORD = 'Journey-2026';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const inDays = (days: number) => businessDay(new Date(Date.now() + days * 86_400_000));

let system: TestSystem;
let browser: Browser;
let people: Office;

beforeAll(async () => {
  [system, browser] = await openSystemInBrowser();
  people = await openOffice(system.db, system.url);
});
afterAll(async () => {
  await browser.close();
  await system.close();
});

async function as(name: string, viewport: typeof DESKTOP, ...duties: Parameters<typeof addStaff>[2][]) {
  const { id } = await addStaff(system.db, name, ...duties);
  return StaffConsole.signIn(browser, system.url, viewport, await withPassword(system.db, id, PASSWORD), PASSWORD);
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
const plate = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: 'silver' } })
    .png()
    .toBuffer();

/** An order whose sample was received; returns its number. */
async function received(): Promise<{ number: string; shareId: string }> {
  const [orderId = ''] = await prepareDrafts(system.db, people.enterprise, 1);
  const { number, shares } = await people.customer.call('submitOrder', { params: { orderId }, body: {} });
  const params = { shareId: shares[0]?.id ?? '' };
  await people.office.call('approve_first_review', { params, body: {} });
  await people.desk.call('receive_sample', { params, body: {} });
  return { number: number ?? '', ...params };
}

describe('measurement', () => {
  it('R:C13 R:E6 stores standards with their certificates, and forms with their points, in the console', async () => {
    const keeper = await as('保管人', DESKTOP, 'supervisor');
    const { page } = keeper;
    await keeper.open('/resources/create');
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByRole('option', { name: '计量标准器' }).click();
    await page.getByLabel('名称').fill('活塞式压力计');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('请填写溯源证书号').waitFor();
    await expectAccessible(page);
    await page.getByLabel('出厂编号').fill('B-1001');
    await page.getByLabel('溯源证书号').fill('YS2026-0001');
    await page.getByLabel('溯源机构').fill('上级计量技术机构');
    await page.getByLabel('有效期至').fill(inDays(10));
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('即将到期').waitFor();
    await expectAccessible(page);

    await keeper.open('/measurementForms/create');
    await page.getByRole('textbox', { name: /^名称/ }).fill('数字压力计 10MPa');
    await page.getByLabel('适用器具名称').fill('数字压力计');
    await page.keyboard.press('Enter');
    await page.getByLabel('标准值').fill('四');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('标准值应为数字，如 0.50').waitFor();
    await page.getByLabel('标准值').fill('4.000');
    await page.getByLabel('最大允许误差±').fill('0.005');
    await expectAccessible(page);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('link', { name: '数字压力计 10MPa' }).waitFor();
    await keeper.close();
  });

  it('R:C13 R:E2 shows the error beside each typed point and attaches the nameplate; refuses to pass an error above the limit; shows everything to the checker', async () => {
    const { shareId } = await received();
    const desk = await as('检测员（电脑）', DESKTOP, 'technician');
    const { page } = desk;
    await desk.open(`/queues/results/${shareId}`);
    await page.getByRole('region', { name: '检测条件' }).getByLabel('温度（℃）').fill('20.5');
    await page.getByRole('button', { name: '应用到全部器具' }).click();
    await page.getByRole('button', { name: /的检测点与条件$/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('第1点的示值').fill('4.006');
    await dialog.getByText('0.006 超差').waitFor();
    expect(await dialog.getByLabel('温度（℃）').inputValue()).toBe('20.5');
    await dialog.getByRole('combobox', { name: '使用的标准器' }).click();
    await page.getByRole('option', { name: /活塞式压力计（B-1001）/ }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    // Enter after the last indication begins another point.
    await dialog.getByLabel('第1点的示值').press('Enter');
    await dialog.getByLabel('第2点的标准值').fill('0.000');
    await dialog.getByLabel('第2点的示值').fill('零');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.getByText('示值应为数字，如 0.50').waitFor();
    await dialog.getByLabel('第2点的示值').fill('0.001');
    await dialog.getByRole('button', { name: '确定' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('检测点与条件（2 点）').waitFor();

    const [ofInstrument, ofAll] = [page.locator('input[type=file]').first(), page.locator('input[type=file]').last()];
    const named = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    await ofInstrument.setInputFiles([
      named('记录.txt', 'text/plain', Buffer.from('x')),
      named('铭牌.png', 'image/png', await plate()),
    ]);
    await page.getByText('“记录.txt”不是图片或PDF').waitFor();
    await page.getByRole('button', { name: '铭牌.png', exact: true }).waitFor();
    await ofAll.setInputFiles([
      named('原始记录.pdf', 'application/pdf', PDF),
      named('多余.pdf', 'application/pdf', PDF),
    ]);
    await page.getByRole('button', { name: '移除 多余.pdf' }).click();
    await desk.confirm('移除附件');
    await page.getByRole('region', { name: '附件（2）' }).waitFor();
    await expectAccessible(page);

    await page.getByRole('combobox', { name: /的结论$/ }).selectOption({ label: '合格' });
    await page.getByText('有检测点超差，不能判为合格').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await desk.notice(/有 1 件器具存在超差的检测点/);
    await page.getByRole('combobox', { name: /的结论$/ }).selectOption({ label: '不合格' });
    await desk.press('提交结果');
    await desk.notice(/检测结果已录入/);
    await desk.close();

    const checker = await as('核验员乙', DESKTOP, 'checker');
    // Phones and some desktop browsers have no PDF viewer: the test sets what this browser reports.
    for (const [viewport, hasViewer] of [
      [DESKTOP, true],
      [PHONE, false],
    ] as const) {
      await checker.page.addInitScript((enabled) => {
        Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => enabled, configurable: true });
      }, hasViewer);
      await checker.page.setViewportSize(viewport);
      await checker.open(`/queues/check/${shareId}`);
      await checker.page.getByText('检测点与条件（2 点）').click();
      await checker.page.getByText(/20.5 ℃/).waitFor();
      await checker.page.getByText(/YS2026-0001/).waitFor();
      await checker.page.getByText('0.006 超差').waitFor();
      await checker.page.getByRole('button', { name: /核验通过/ }).click({ trial: true });
      await expectAccessible(checker.page);
      await checker.page.getByRole('button', { name: '铭牌.png', exact: true }).click();
      const viewer = checker.page.getByRole('dialog', { name: '铭牌.png' });
      const image = viewer.getByRole('img', { name: '铭牌.png' });
      const width = () => image.evaluate((img: HTMLImageElement) => (img.complete ? img.width : 0));
      await expect.poll(width).toBeGreaterThan(100);
      const before = await width();
      await checker.page.keyboard.press('+');
      expect(await width()).toBeGreaterThan(before * 1.5);
      await expectAccessible(checker.page);
      await checker.page.keyboard.press('-');
      await checker.page.keyboard.press('ArrowLeft');
      const pdf = checker.page.getByRole('dialog', { name: '原始记录.pdf' });
      if (hasViewer) await pdf.locator('iframe[title="原始记录.pdf"]').waitFor();
      else await pdf.getByText('此浏览器不能直接显示 PDF').waitFor();
      await checker.page.keyboard.press('Escape');
      await pdf.waitFor({ state: 'hidden' });
    }
    await checker.close();
  });

  it('R:C13 reads a completed workbook into the form; accepts typed points on a phone', async () => {
    const { shareId } = await received();
    const desk = await as('检测员（表格）', DESKTOP, 'technician');
    const { page } = desk;
    await desk.open(`/queues/results/${shareId}`);
    await page.getByRole('button', { name: '导入检测数据' }).click();
    const dialog = page.getByRole('dialog', { name: '导入检测数据' });
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: '下载检测数据表' }).click(),
    ]);
    const workbook = await workbookOf(download);
    const [sheet = workbook.addWorksheet()] = workbook.worksheets;
    const headings = (sheet.getRow(1).values as string[]).map((heading) => heading?.replace('*', ''));
    const fill = (heading: string, value: string) => {
      sheet.getRow(2).getCell(headings.indexOf(heading)).value = value;
    };
    const choose = async () =>
      dialog.locator('input[type=file]').setInputFiles({
        name: '检测数据.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
      });
    fill('结论', '良好');
    fill('示值', '4.001');
    await choose();
    await dialog.getByText('“良好”不是结论，请填写合格、不合格或未检').waitFor();
    fill('结论', '合格');
    fill('标准器出厂编号', 'B-1001');
    await choose();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('检测点与条件（1 点）').waitFor();
    await page.getByText('有修改尚未保存').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await desk.notice(/结果已保存/);
    await desk.close();

    const phone = await as('检测员（手机）', PHONE, 'technician');
    await phone.open(`/queues/results/${shareId}`);
    await phone.page.getByRole('button', { name: /的检测点与条件$/ }).click();
    await phone.page.getByRole('dialog').getByLabel('第1点的示值').waitFor();
    await expectAccessible(phone.page);
    await phone.close();
  });
});
