// The words around a verdict, of the offline page and of /verify alike; what a verdict says is worded by the ledger. Not in
// zh.ts: the offline page would carry all the other words along.
export const WORDS = {
  zh: {
    title: '核验证据 · 尽责',
    heading: '这份证据，是否可信',
    offline: '离线核验：文件只在这台电脑上打开，不会上传，也不需要网络。',
    drop: '选择或拖入一份证据包（.evp）',
    dropHint: '也可以是一份附有记录原文的回执（.tlog-proof）',
    policy: '信任名单（公钥）',
    policyHint:
      '请从出具方以外的途径取得，例如上级部门或档案馆；留空则只能用包内自带的公钥，不能算完全核实。',
    policyPaste: '粘贴信任名单',
    policyFile: '或选择文件',
    certificate: '时间戳机构证书（可选）',
    certificateHint:
      '证据附有时间戳时，用来核对时间戳；请向时间戳机构取得。不给证书，其余各项照常核验。',
    certificateFile: '选择证书文件（PEM 或 DER）',
    certificateUsed: '所用证书：',
    certificateLeave: '不用这份证书',
    certificateBad: '这个文件里没有读得出的证书，请选择时间戳机构的证书。',
    online: '文件只在您的浏览器里打开，不会上传；不需要登录。',
    policyInstallation: '用本系统公布的信任名单',
    policyInstallationHint:
      '如果证据就是本系统出具的，这只说明它前后一致；要完全核实，请改用从别处取得的信任名单。',
    policyPackage: '用证据包自带的',
    policyOwn: '用我另行取得的信任名单',
    signIn: '去登录',
    working: '正在核验……',
    unreadable: '读不到这个文件，请重新选择。',
    meaning:
      '核验说明：内容在所示时间之前已登记，此后未改。它不说明记录是否真实、是否充分，那要由人来判断。',
    language: 'English',
    print: '打印',
    holds: { yes: '成立', no: '不成立', 'cannot-tell': '说不清' },
  },
  en: {
    title: 'Check evidence · Jinze',
    heading: 'Can this evidence be relied on',
    offline:
      'Offline: the file is opened on this computer only. Nothing is uploaded, no network is needed.',
    drop: 'Choose or drop an evidence package (.evp)',
    dropHint: 'or a receipt (.tlog-proof) that brings its leaf along',
    policy: 'Policy (keys)',
    policyHint:
      'Get it from elsewhere than the maker, such as a superior office or an archive. Without it only the keys of the package are left, which is no full check.',
    policyPaste: 'Paste the policy',
    policyFile: 'or choose a file',
    certificate: 'Certificate of the time-stamp authority (optional)',
    certificateHint:
      'Where the evidence has time stamps, they are checked by it; get it from the authority. Without it everything else is checked all the same.',
    certificateFile: 'Choose the certificate (PEM or DER)',
    certificateUsed: 'In use: ',
    certificateLeave: 'Do not use it',
    certificateBad: 'This file has no certificate that can be read: choose that of the authority.',
    online:
      'The file is opened in your browser only: nothing is uploaded, and no sign-in is needed.',
    policyInstallation: 'The policy that this installation publishes',
    policyInstallationHint:
      'If this installation made the evidence, that shows no more than that it agrees with itself. For a full check use a policy from elsewhere.',
    policyPackage: 'What the package brings along',
    policyOwn: 'A policy that I obtained elsewhere',
    signIn: 'Sign in',
    working: 'Checking…',
    unreadable: 'This file cannot be read: choose it again.',
    meaning:
      'What a check shows: the content was recorded no later than the time given, and has not changed since. Whether the record is true or sufficient is for people to judge.',
    language: '中文',
    print: 'Print',
    holds: { yes: 'holds', no: 'does not', 'cannot-tell': 'unclear' },
  },
} as const;
