import dysms, { SendSmsRequest } from '@alicloud/dysmsapi20170525';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import type { SmsSender, SmsTemplate } from '../../domain/sms.ts';
import { DeadAddress } from './sender.ts';

export interface AliyunOptions {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** 短信签名, as registered with the provider. */
  readonly signName: string;
  /** The provider's code of each template, e.g. `SMS_123456`. */
  readonly templates: Readonly<Record<SmsTemplate, string>>;
  /** The provider's address; `http://…` for a test server. */
  readonly endpoint?: string | undefined;
}

/** The package is CommonJS: Node has the exports in `default`, bundlers the class itself. */
const AliyunClient = ('default' in dysms ? dysms.default : dysms) as typeof dysms;

const CONNECT_TIMEOUT = 5_000;
const READ_TIMEOUT = 10_000;

/** The number itself is invalid, whatever is sent (error codes of SendSms). */
const DEAD = 'isv.MOBILE_NUMBER_ILLEGAL';

/** SMS by Aliyun 阿里云短信服务, API SendSms of version 2017-05-25. */
export function aliyunSms(options: AliyunOptions): SmsSender {
  const url = new URL(options.endpoint ?? 'https://dysmsapi.aliyuncs.com');
  const client = new AliyunClient(
    new $OpenApiUtil.Config({
      accessKeyId: options.accessKeyId,
      accessKeySecret: options.accessKeySecret,
      endpoint: url.host,
      protocol: url.protocol.replace(':', ''),
      connectTimeout: CONNECT_TIMEOUT,
      readTimeout: READ_TIMEOUT,
    }),
  );
  return {
    approves: true,
    codes: 'sent',
    async send({ mobile, template, parameters, approvedAs, reference }) {
      const request = new SendSmsRequest({
        phoneNumbers: mobile,
        signName: options.signName,
        templateCode: approvedAs ?? options.templates[template],
        templateParam: JSON.stringify(parameters),
        outId: reference,
      });
      const answer = await client.sendSms(request).catch((error: unknown) => refuse(codeOf(error), error));
      const { code, message, bizId } = answer.body ?? {};
      if (code !== 'OK') refuse(code ?? '', new Error(message ?? 'the provider gave no reason'));
      return { providerId: bizId ?? null };
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function refuse(code: string, cause: unknown): never {
  const words = `${code || 'SMS'}: ${cause instanceof Error ? cause.message : String(cause)}`;
  throw code === DEAD ? new DeadAddress(words, { cause }) : new Error(words, { cause });
}
