"""Lets the fuzzer reach what stands behind the limits and the signature: every request from an address of its own, WeChat's signed."""

import hashlib
import itertools
import time
from urllib.parse import urlsplit

import schemathesis

TOKEN = "fuzz-token"
addresses = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    number = next(addresses)
    case.headers = {
        **(case.headers or {}),
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }
    is_signed = urlsplit(case.path).path == "/api/public/wechat" and number % 4 != 0
    if is_signed and isinstance(case.query, dict) and isinstance(case.query.get("nonce"), str):
        timestamp = str(int(time.time()))
        nonce = case.query["nonce"]
        digest = hashlib.sha1("".join(sorted([TOKEN, timestamp, nonce])).encode("utf-8", "surrogatepass"))
        case.query.update(timestamp=timestamp, signature=digest.hexdigest())
