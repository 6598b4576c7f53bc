/** One's own data as a file, and closing one's account (Personal Information Protection Law, articles 45 and 47). */
import { z } from 'zod';

export const AccountClosing = z.object({
  password: z.string().min(1, '请填写密码'),
  /** Typed by the person, so that nobody closes an account by mistake. */
  confirmation: z.literal('注销账号', '请输入“注销账号”'),
});
