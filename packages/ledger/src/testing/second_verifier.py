"""A second reader of receipts, written from spec/ledger alone with Python's standard library; for tests.

Reads one JSON object a line, {"policy", "proof", "leaf" (base64)}, and answers one a line: {"ok": true, "index",
"size", "witnesses"} or {"code"}. It shares no code with the first reader: where both agree, the pages are clear.
"""

import base64
import hashlib
import hmac
import json
import re
import sys

MIB = 1 << 20
LIMIT = 1 << 63


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def b64(text):
    if len(text) % 4 or not re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text, re.ASCII):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def decimal(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text, re.ASCII):
        return None
    value = int(text)
    return value if value < LIMIT else None


def has_controls(text, allowed):
    return any((c < " " or c == "\x7f") and c not in allowed for c in text)


def utf16_length(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- Ed25519, RFC 8032 section 5.1 ---

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def edwards_add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def edwards_times(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = edwards_add(q, p)
        p = edwards_add(p, p)
        s >>= 1
    return q


def edwards_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = edwards_point(bytes.fromhex("5866666666666666666666666666666666666666666666666666666666666666"))


def ed25519(signature, message, key):
    if len(signature) != 64:
        return False
    a, r, s = edwards_point(key), edwards_point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = edwards_times(s, BASE), edwards_add(r, edwards_times(h, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# --- SM2, GB/T 32918.2 ---

SP = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
SN = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
SA = SP - 3
SB = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
SG = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)


def sm2_add(p, q):
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0]:
        if (p[1] + q[1]) % SP == 0:
            return None
        slope = (3 * p[0] * p[0] + SA) * pow(2 * p[1], -1, SP) % SP
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, SP) % SP
    x = (slope * slope - p[0] - q[0]) % SP
    return x, (slope * (p[0] - x) - p[1]) % SP


def sm2_times(s, p):
    q = None
    while s:
        if s & 1:
            q = sm2_add(q, p)
        p = sm2_add(p, p)
        s >>= 1
    return q


def sm2_point(key):
    if len(key) != 65 or key[0] != 4:
        return None
    x, y = int.from_bytes(key[1:33], "big"), int.from_bytes(key[33:], "big")
    on_curve = x < SP and y < SP and (y * y - x * x * x - SA * x - SB) % SP == 0
    return (x, y) if on_curve else None


def sm3(data):
    return hashlib.new("sm3", data).digest()


def sm2(signature, message, key):
    point = sm2_point(key)
    if point is None or len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < SN and 0 < s < SN) or (r + s) % SN == 0:
        return False
    user = b"1234567812345678"
    curve = b"".join(n.to_bytes(32, "big") for n in (SA, SB, *SG))
    e = int.from_bytes(sm3(sm3(b"\x00\x80" + user + curve + key[1:]) + message), "big")
    found = sm2_add(sm2_times(s, SG), sm2_times((r + s) % SN, point))
    return found is not None and (e + found[0]) % SN == r


# --- note.md ---

TYPES = [
    # prefix, length of key, profile, whether a cosignature, check, whether a key
    (b"\x01", 32, "sha256", False, ed25519, edwards_point),
    (b"\x04", 32, "sha256", True, ed25519, edwards_point),
    (b"\xffsm2-sm3@jinze/v1", 65, "sm3", False, sm2, sm2_point),
    (b"\xffsm2-sm3-cosignature@jinze/v1", 65, "sm3", True, sm2, sm2_point),
]


def is_name(name):
    return name != "" and not any(c.isspace() or c == "+" or has_controls(c, "") for c in name)


def verifier_key(vkey):
    parts = vkey.split("+", 2)
    material = b64(parts[2]) if len(parts) == 3 else None
    if len(parts) != 3 or not is_name(parts[0]) or not re.fullmatch(r"[0-9a-f]{8}", parts[1], re.ASCII):
        raise Refused("key.malformed")
    if material is None or len(material) < 2:
        raise Refused("key.malformed")
    for prefix, length, profile, cosigns, check, point in TYPES:
        key = material[len(prefix) :]
        if material.startswith(prefix) and len(key) == length:
            if hashlib.sha256(parts[0].encode() + b"\n" + material).digest()[:4].hex() != parts[1]:
                raise Refused("key.wrong-id")
            if point(key) is None:
                raise Refused("key.not-a-point")
            return {"name": parts[0], "id": parts[1], "key": key, "profile": profile, "cosigns": cosigns, "check": check}
    raise Refused("key.unknown-type")


def open_note(note, keys):
    if utf16_length(note) > MIB:
        raise Refused("note.too-long")
    gap = note.rfind("\n\n")
    if gap < 0 or not note.endswith("\n") or has_controls(note, "\n\x7f"):
        raise Refused("note.malformed")
    text, lines = note[: gap + 1], []
    for line in note[gap + 2 : -1].split("\n"):
        words = line.split(" ")
        data = b64(words[2]) if len(words) == 3 else None
        if data is None or words[0] != "—" or not is_name(words[1]) or len(data) <= 4:
            raise Refused("note.malformed")
        lines.append((words[1], data[:4].hex(), data[4:]))
    if len(lines) > 64:
        raise Refused("note.too-long")
    times = {}
    for name, key_id, signature in lines:
        at = next((i for i, k in enumerate(keys) if (k["name"], k["id"]) == (name, key_id)), None)
        if at is None:
            continue
        key, message, time = keys[at], text.encode(), None
        if key["cosigns"]:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if time >= LIMIT:
                raise Refused("note.bad-signature")
            message = f"cosignature/v1\ntime {time}\n".encode() + message
        if not key["check"](signature, message, key["key"]):
            raise Refused("note.bad-signature")
        times.setdefault(at, time)
    if not times:
        raise Refused("note.nobody-known")
    return text, times


# --- proof.md ---


def read_policy(text):
    logs, witnesses, named, grouped, seen, quorum = [], [], {}, set(), set(), None

    def key_of(vkey, cosigns):
        try:
            key = verifier_key(vkey)
        except Refused:
            raise Refused("policy.bad-key") from None
        if key["cosigns"] != cosigns:
            raise Refused("policy.bad-key")
        if (cosigns, key["key"]) in seen:
            raise Refused("policy.duplicate")
        seen.add((cosigns, key["key"]))
        return key

    for line in text.split("\n"):
        if has_controls(line, "\t"):
            raise Refused("policy.malformed")
        words = [word for word in re.split(r"[ \t]+", line) if word]
        if not words or words[0].startswith("#"):
            continue
        kind, rest = words[0], words[1:]
        if kind == "log" and 1 <= len(rest) <= 2:
            logs.append(key_of(rest[0], False))
        elif kind == "witness" and 2 <= len(rest) <= 3:
            if rest[0] == "none" or rest[0] in named:
                raise Refused("policy.duplicate")
            witnesses.append((rest[0], key_of(rest[1], True)))
            named[rest[0]] = ("witness", len(witnesses) - 1)
        elif kind == "group" and len(rest) >= 3:
            name, needed, members = rest[0], rest[1], rest[2:]
            if name == "none" or name in named:
                raise Refused("policy.duplicate")
            for member in members:
                if member not in named:
                    raise Refused("policy.unknown-name")
                if member in grouped:
                    raise Refused("policy.duplicate")
                grouped.add(member)
            if needed not in ("all", "any") and not re.fullmatch(r"0|[1-9][0-9]{0,8}", needed, re.ASCII):
                raise Refused("policy.malformed")
            threshold = {"all": len(members), "any": 1}.get(needed) or int(needed)
            if not 1 <= threshold <= len(members):
                raise Refused("policy.bad-threshold")
            named[name] = ("group", threshold, [named[member] for member in members])
        elif kind == "quorum" and len(rest) == 1:
            if quorum is not None:
                raise Refused("policy.duplicate")
            if rest[0] != "none" and rest[0] not in named:
                raise Refused("policy.unknown-name")
            quorum = ("group", 0, []) if rest[0] == "none" else named[rest[0]]
        else:
            raise Refused("policy.malformed")
    if quorum is None:
        raise Refused("policy.no-quorum")
    return logs, witnesses, quorum


def is_met(quorum, cosigned):
    if quorum[0] == "witness":
        return quorum[1] in cosigned
    return sum(is_met(member, cosigned) for member in quorum[2]) >= quorum[1]


def read_proof(text):
    if utf16_length(text) > MIB:
        raise Refused("proof.too-long")
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines.pop(0) != "c2sp.org/tlog-proof@v1":
        raise Refused("proof.malformed")
    if lines and lines[0].startswith("extra ") and b64(lines.pop(0)[6:]) is None:
        raise Refused("proof.malformed")
    index = decimal(lines[0][6:]) if lines and lines[0].startswith("index ") else None
    if index is None:
        raise Refused("proof.malformed")
    if len(lines) - 1 > 64:
        raise Refused("proof.too-long")
    hashes = [b64(line) for line in lines[1:]]
    if any(value is None or len(value) != 32 for value in hashes):
        raise Refused("proof.malformed")
    return index, hashes, checkpoint


def read_checkpoint(text):
    lines = text[:-1].split("\n")
    size = decimal(lines[1]) if len(lines) > 2 else None
    root = b64(lines[2]) if len(lines) > 2 else None
    if size is None or root is None or len(root) != 32 or "" in lines:
        raise Refused("checkpoint.malformed")
    return lines[0], size, root


# --- tree.md ---


def largest_power_below(n):
    return 1 << (n - 1).bit_length() - 1


def climb(h, leaf, index, size, hashes):
    """The root by the recursive definition of PATH: no line of it is that of the iterative check."""
    if size == 1:
        if hashes:
            raise Refused("tree.wrong-proof-length")
        return leaf
    if not hashes:
        raise Refused("tree.wrong-proof-length")
    k = largest_power_below(size)
    if index < k:
        return h(b"\x01" + climb(h, leaf, index, k, hashes[:-1]) + hashes[-1])
    return h(b"\x01" + hashes[-1] + climb(h, leaf, index - k, size - k, hashes[:-1]))


def check(claim):
    logs, witnesses, quorum = read_policy(claim["policy"])
    index, hashes, checkpoint = read_proof(claim["proof"])
    text, times = open_note(checkpoint, logs + [key for _, key in witnesses])
    origin, size, root = read_checkpoint(text)
    log = next((i for i, key in enumerate(logs) if i in times and key["name"] == origin), None)
    if log is None:
        raise Refused("proof.unknown-log")
    cosigned = {i - len(logs) for i in times if i >= len(logs)}
    if not is_met(quorum, cosigned):
        raise Refused("proof.no-quorum")
    h = sm3 if logs[log]["profile"] == "sm3" else lambda data: hashlib.sha256(data).digest()
    if index >= size:
        raise Refused("tree.index-out-of-range")
    if climb(h, h(b"\x00" + base64.b64decode(claim["leaf"])), index, size, hashes) != root:
        raise Refused("tree.root-mismatch")
    names = [name for i, (name, _) in enumerate(witnesses) if i in cosigned]
    return {"ok": True, "index": str(index), "size": str(size), "witnesses": names}


def commitment(claim):
    """HMAC of a field whose canonical text is given."""
    message = f"jinze/field/v1\n{claim['path']}\n{claim['canonical']}".encode()
    return {"commitment": base64.b64encode(hmac.new(base64.b64decode(claim["salt"]), message, claim["alg"]).digest()).decode()}


if __name__ == "__main__":
    for request in sys.stdin:
        asked = json.loads(request)
        try:
            answer = commitment(asked) if "salt" in asked else check(asked)
        except Refused as refused:
            answer = {"code": refused.code}
        print(json.dumps(answer), flush=True)
