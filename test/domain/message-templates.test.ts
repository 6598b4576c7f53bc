/** The words of messages: standard ones and those of the centre, and what is refused in them (requirements A13, E6). */
import { describe, expect, it } from 'vitest';
import { faultWords } from '../../domain/fault.ts';
import {
  forApproval,
  render,
  renderText,
  sampleOf,
  smsSegments,
  TEMPLATE_NAMES,
  template,
  templateFaults,
  wordNotice,
} from '../../domain/message-template.ts';
import { notice } from '../../domain/notice.ts';

describe('the template of every message', () => {
  it.each(TEMPLATE_NAMES)(
    'R:A13 R:E6 has standard words with all mandatory placeholders, and reads with and without values: %s',
    (name) => {
      const { title, body, needs, offers } = template(name);
      expect(templateFaults(name, { title, body })).toEqual([]);
      const sample = sampleOf(template(name));
      const words = renderText({ title, body }, sample);
      const whole = `${words.title} ${words.body}`;
      for (const place of [...needs, ...offers]) {
        if (`${title}${body}`.includes(`{{${place}}}`)) expect(whole).toContain(sample[place]);
      }
      expect(whole).not.toMatch(/[{}]|undefined/);
      expect(words.title.length).toBeLessThanOrEqual(60);
      expect(render(`${title}${body}`, {})).not.toMatch(/[{}]|undefined/);
    },
  );
});

describe('a changed template', () => {
  const faults = (title: string, body: string) =>
    templateFaults('review_rejected', { title, body }).map(({ path, fault }) => [path, faultWords(fault, 'zh')]);

  it('R:E6 reports unknown placeholders, missing placeholders and unbalanced braces', () => {
    expect(faults('预约单{{orderNumber}}', '{{notes}}，{{price}}')).toEqual([
      ['body', '没有占位符{{price}}；可用的占位符：{{orderNumber}} {{notes}} {{institutionName}}'],
    ]);
    expect(faults('预约单被否决', '审核备注见平台')).toEqual([
      ['body', '缺少占位符{{orderNumber}} {{notes}}，请加入标题或内容'],
    ]);
    for (const broken of ['{{orderNumber', 'orderNumber}}', '{{#notes}}有', '{{/notes}}', '{{}}'])
      expect(faults('预约单{{orderNumber}}', `{{notes}}${broken}`)[0]?.[0], broken).toBe('body');
    for (const other of ['{{{notes}}}', '{{&notes}}', '{{> notes}}', '{{=<% %>=}}', '{{! notes}}'])
      expect(faults('预约单{{orderNumber}}', `{{notes}}${other}`)[0]?.[0], other).toBe('body');
    expect(faults('预约单{{orderNumber}}', '{{#notes}}{{notes}}{{/notes}}{{^notes}}无{{/notes}}')).toEqual([]);
  });

  it('R:E6 shows values as they are: braces, tags and quotes that a person typed are text', () => {
    const notes = '<b>“A&B”</b> {{orderNumber}} {{#x}}';
    const told = notice('review_rejected', { orderNumber: '1', notes, institutionName: '' });
    const changed = { review_rejected: { title: '否决{{orderNumber}}', body: '原因：{{notes}}' } };
    expect(wordNotice(told, changed)).toEqual({ title: '否决1', body: `原因：${notes}` });
    expect(wordNotice(told, {}).body).toBe(`审核备注：${notes} 请修改后重新提交。`);
  });

  it('R:E6 R:A13 counts an SMS in segments of 70 and 67 characters, three at most, and allows only simple placeholders', () => {
    expect([smsSegments(''), smsSegments('字'.repeat(70)), smsSegments('字'.repeat(71))]).toEqual([1, 1, 2]);
    expect([smsSegments('字'.repeat(134)), smsSegments('字'.repeat(135))]).toEqual([2, 3]);
    const sms = (body: string) => templateFaults('sms_notice', { title: '', body }).map(({ fault }) => fault.name);
    expect(sms(`{{title}}${'字'.repeat(160)}`)).toEqual([]);
    expect(sms(`{{title}}${'字'.repeat(190)}`)).toEqual(['sms_too_long']);
    expect(sms('{{#title}}{{title}}{{/title}}')).toEqual(['sms_sections']);
    expect(forApproval('您的验证码为{{code}}，{{ minutes }}分钟')).toBe(`您的验证码为\${code}，\${minutes}分钟`);
  });
});
