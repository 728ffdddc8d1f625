"""A second reader of evidence packages, written from spec/ledger/package.md alone: Python's standard library and the
second verifier of receipts. Each line of input is {"package": base64, "policy": text}; each answer names the kinds of
statements that do not hold, or says that the file is refused."""

import base64
import hashlib
import hmac
import io
import json
import re
import sys
import zipfile
from datetime import datetime, timezone

import second_verifier as v

ITEM = r"items/[1-9]\d{0,3}/"
LAYOUT = rf"package\.json|checkpoint|policy\.txt|custody\.json|verify\.(html|mjs)|blobs/[0-9a-f]{{64}}|anchors/[0-9a-f]{{64}}\.tsr|{ITEM}((after/)?(leaf|disclosed\.json)|proof|after/proof\.json)"
HASHES = {"sha256": lambda data: hashlib.sha256(data).digest(), "sm3": v.sm3}
NOT_PARTS = ("custody.json", "verify.html", "verify.mjs")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names) or not all(re.fullmatch(LAYOUT, name, re.ASCII) for name in names):
            raise ValueError("names")
        if any(entry.file_size > max(1 << 20, 200 * entry.compress_size) for entry in entries):
            raise ValueError("bomb")
        return {name: archive.read(name) for name in names}


def read_json(files, name):
    value = json.loads(files[name])
    if canonical(value) != files[name]:
        raise ValueError(name)
    return value


def fields_hold(leaf, disclosed):
    shown = disclosed["fields"].items()
    if any(path not in leaf["c"] for path in [*disclosed["fields"], *disclosed["erased"]]):
        return False
    macs = ((p, hmac.new(base64.b64decode(f["salt"]), f"jinze/field/v1\n{p}\n".encode() + canonical(f["value"]), leaf["alg"])) for p, f in shown)
    return all(base64.b64encode(mac.digest()).decode() == leaf["c"][path] for path, mac in macs)


def time_holds(leaf, files, folder, policy):
    """Not before the heartbeat's quorum, and the log's own clock not more than ten minutes outside. Tokens are not read."""
    after, place = files[folder + "after/leaf"], read_json(files, folder + "after/proof.json")
    h, anchor = HASHES[leaf["alg"]], leaf["anchor"]
    if anchor is None or place["index"] >= anchor["size"]:
        return False
    hashes = [base64.b64decode(one) for one in place["hashes"]]
    if v.climb(h, h(b"\x00" + after), place["index"], anchor["size"], hashes) != base64.b64decode(anchor["root"]):
        return False
    disclosed = read_json(files, folder + "after/disclosed.json")
    if not fields_hold(json.loads(after), disclosed):
        return False
    kind = json.loads(after)["type"]
    if kind not in ("ledger.heartbeat.v1", "ledger.anchored.v1"):
        return False
    checkpoint = disclosed["fields"]["/checkpoint"]["value"]
    if kind == "ledger.anchored.v1" or checkpoint is None:
        return True
    _, witnesses, quorum = policy
    keys = [key for _, key in witnesses]
    try:
        _, times = v.open_note(checkpoint, keys)
    except v.Refused as refused:
        return refused.code == "note.nobody-known"
    latest = [t for t in times.values() if v.is_met(quorum, {i for i in times if times[i] >= t})]
    own = datetime.fromisoformat(leaf["at"].replace("Z", "+00:00")).astimezone(timezone.utc).timestamp()
    return not latest or own >= max(latest) - 600


def wrong_of_item(files, folder, policy_text, wrong):
    """The leaf and its hash; adds the kinds that do not hold."""
    raw, disclosed = files[folder + "leaf"], read_json(files, folder + "disclosed.json")
    leaf = json.loads(raw)
    if canonical(leaf) != raw or not fields_hold(leaf, disclosed):
        wrong.add("content")
    claim = {"policy": policy_text, "proof": files[folder + "proof"].decode(), "leaf": base64.b64encode(raw)}
    try:
        v.check(claim)
    except v.Refused as refused:
        wrong.add("witnessed" if refused.code == "proof.no-quorum" else "position")
    try:
        if folder + "after/leaf" in files and not time_holds(leaf, files, folder, v.read_policy(policy_text)):
            wrong.add("time")
    except v.Refused:
        wrong.add("time")
    return leaf, HASHES[leaf["alg"]](b"\x00" + raw), disclosed


def check(asked):
    try:
        files = read_files(base64.b64decode(asked["package"]))
        about, wrong = read_json(files, "package.json"), set()
        items = [wrong_of_item(files, f"items/{n + 1}/", asked["policy"], wrong) for n in range(len(about["items"]))]
    except (ValueError, KeyError, zipfile.BadZipFile, UnicodeDecodeError):
        return {"refused": True}
    h = HASHES[about["alg"]]
    for leaf, _, _ in items:
        for earlier, leaf_hash, _ in items:
            if earlier["rec"] == leaf["rec"] and earlier["ver"] + 1 == leaf["ver"]:
                wrong |= {"versions"} if leaf["prev"] != base64.b64encode(leaf_hash).decode() else set()
    values = [field["value"] for _, _, shown in items for field in shown["fields"].values() if isinstance(field["value"], dict)]
    named = {base64.b64decode(value["hash"]).hex() for value in values if set(value) == {"hash", "name", "size", "type"}}
    blobs = {name[6:]: data for name, data in files.items() if name.startswith("blobs/")}
    if any(h(data).hex() != name or name not in named for name, data in blobs.items()):
        wrong.add("files")
    parts = {name: base64.b64encode(hashlib.sha256(data).digest()).decode() for name, data in files.items() if name not in NOT_PARTS}
    if "custody.json" in files and any(entry["hashes"] != parts for entry in read_json(files, "custody.json")):
        wrong.add("custody")
    origin, size, root = v.read_checkpoint(files["checkpoint"].decode().split("\n\n")[0] + "\n")
    seen = [v.read_checkpoint(files[f"items/{n + 1}/proof"].decode().split("\n\n")[1] + "\n") for n in range(len(items))]
    if origin != about["origin"] or any(o != origin or s > size or (s == size and r != root) for o, s, r in seen):
        wrong.add("checkpoint")
    return {"wrong": sorted(wrong)}


for request in sys.stdin:
    print(json.dumps(check(json.loads(request))), flush=True)
