import type { Knex } from 'knex';

const REJECTION: readonly (readonly [string, string])[] = [
  ['未填写负责人', '未填写负责人，请在“平台人员维护”中添加负责人，并在申请中选择后重新提交。'],
  ['联系不上负责人', '联系不上负责人，请核对负责人手机号，更新后重新提交。'],
  ['器具信息不完整', '器具信息不完整，请补全型号规格、测量范围、准确度等级和出厂编号后重新提交。'],
  ['测量范围有误', '测量范围有误，请按器具铭牌或说明书更正后重新提交。'],
  ['不在本中心检测范围', '不在本中心检测范围，请将该器具从申请中移除后重新提交。'],
];

/** What a new system has; administrators keep it from then on. */
const FIRST: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  first_review: REJECTION,
  second_review: REJECTION,
  send_back: [
    ['检测数据有误', '检测数据有误，请核对原始记录后更正。'],
    ['检测数据不完整', '检测数据不完整，请补录后重新提交。'],
    ['结论与数据不符', '结论与检测数据不符，请核对后更正。'],
  ],
  forward: [
    ['设备故障', '本机构相关计量标准设备故障，暂不能开展该项目。'],
    ['授权失效', '本机构该项目的授权已失效。'],
  ],
  cancel: [
    ['客户要求取消', '客户要求取消。'],
    ['重复预约', '重复预约，以另一张预约单为准。'],
    ['长期未送检', '长期未送检，需要时请重新预约。'],
  ],
  registration: [
    ['企业名称与信用代码不一致', '企业名称与统一社会信用代码不一致，请核对营业执照后更正。'],
    ['法定代表人信息有误', '法定代表人信息有误，请核对营业执照后更正。'],
    ['所在地不准确', '所在省、市、区或详细地址不准确，请更正后重新申请。'],
  ],
  authorisation_end: [
    ['标准器或授权失效', '计量标准或授权证书已失效，不再具备该项目的检测能力。'],
    ['机构申请终止', '机构申请终止该项目。'],
  ],
};

/** The library of standard reasons (requirement E3); the events say which of them were given. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `
    create table reason (
      id uuid primary key default gen_random_uuid(),
      occasion text not null check (occasion in (
        'first_review', 'second_review', 'send_back', 'forward', 'cancel', 'registration', 'authorisation_end')),
      title text not null check (length(title) <= 30),
      text text not null check (length(text) <= 500),
      retired_at timestamptz,
      constraint reason_once unique (occasion, title)
    );
    create index event_reasons on event (at)
      where after->'body' ? 'reasonIds' or result ? 'reasonIds';
  `.replaceAll(' ? ', ' \\? '),
  );
  await knex('reason').insert(
    Object.entries(FIRST).flatMap(([occasion, reasons]) => reasons.map(([title, text]) => ({ occasion, title, text }))),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index event_reasons; drop table reason');
}
