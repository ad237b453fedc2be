const COMMANDS = `    node amparo-verify.mjs entry entry.tlog-proof --policy POLICY
    bash verify.sh entry entry.tlog-proof --policy POLICY
`

const LANGUAGES: readonly ((entry: string) => string)[] = [
  (
    entry,
  ) => `This folder shows that record number ${entry} stands in the office's log and was not changed since.

entry                      what was recorded: who, what and when, without any content
entry.tlog-proof           its place in the log, with the signatures
policy-as-the-office-says  whose signatures count, as the office says

To check it, on any computer, without the internet, with Node 24 or newer, or with bash and OpenSSL 3:

${COMMANDS}
POLICY is a copy of the policy that you have from somebody else: from an organisation that signs the log, or from an earlier case.
Whoever made up a proof could have made up the policy beside it. If you have no other, write instead of "--policy POLICY":
    --policy-as-the-office-says policy-as-the-office-says
The answer can then be no better than INTEGRITY ONLY. The two programs, too, are better taken from elsewhere; their SHA-256 is below.

It does not show that what was recorded is true, and not that nothing was left out.`,
  (
    entry,
  ) => `По этой папке можно проверить, что запись номер ${entry} есть в журнале офиса и с тех пор не менялась.

entry                      что записано: кто, что и когда, без самого содержания
entry.tlog-proof           её место в журнале и подписи
policy-as-the-office-says  чьи подписи нужны, по словам офиса

Проверить можно на любом компьютере без интернета, где есть Node 24 или новее либо bash и OpenSSL 3:

${COMMANDS}
POLICY — список тех, чьи подписи нужны, полученный не от офиса: от организации, которая тоже подписывает журнал, или из прежнего дела.
Кто подделал бы доказательство, подделал бы и список рядом с ним. Если другого списка нет, вместо «--policy POLICY» напишите:
    --policy-as-the-office-says policy-as-the-office-says
Тогда лучший возможный ответ — INTEGRITY ONLY (только целостность). Обе программы тоже лучше взять не отсюда; их SHA-256 — внизу.

Проверка не показывает, что записанное — правда, и не показывает, что ничего не пропущено.`,
  (
    entry,
  ) => `З гэтай папкай можна праверыць, што запіс нумар ${entry} ёсць у журнале офіса і з таго часу не мяняўся.

entry                      што запісана: хто, што і калі, без самога зместу
entry.tlog-proof           яго месца ў журнале і подпісы
policy-as-the-office-says  чые подпісы патрэбныя, паводле слоў офіса

Праверыць можна на любым камп’ютары без інтэрнэту, дзе ёсць Node 24 або навейшы ці bash і OpenSSL 3:

${COMMANDS}
POLICY — спіс тых, чые подпісы патрэбныя, атрыманы не ад офіса: ад арганізацыі, якая таксама падпісвае журнал, або з ранейшай справы.
Хто падрабіў бы доказ, падрабіў бы і спіс побач з ім. Калі іншага спіса няма, замест «--policy POLICY» напішыце:
    --policy-as-the-office-says policy-as-the-office-says
Тады найлепшы магчымы адказ — INTEGRITY ONLY (толькі цэласнасць). Абедзве праграмы таксама лепш узяць не адсюль; іх SHA-256 — унізе.

Праверка не паказвае, што запісанае — праўда, і не паказвае, што нічога не прапушчана.`,
  (
    entry,
  ) => `โฟลเดอร์นี้ใช้ตรวจได้ว่า บันทึกเลขที่ ${entry} อยู่ในบันทึกลำดับเหตุการณ์ของสำนักงาน และไม่ได้ถูกแก้ไขตั้งแต่นั้นมา

entry                      สิ่งที่บันทึกไว้: ใคร ทำอะไร เมื่อใด โดยไม่มีเนื้อหา
entry.tlog-proof           ตำแหน่งในบันทึก พร้อมลายเซ็น
policy-as-the-office-says  ลายเซ็นของใครบ้างที่นับ ตามที่สำนักงานบอก

ตรวจได้บนคอมพิวเตอร์เครื่องใดก็ได้โดยไม่ต้องต่ออินเทอร์เน็ต ที่มี Node 24 ขึ้นไป หรือมี bash กับ OpenSSL 3:

${COMMANDS}
POLICY คือรายชื่อผู้ลงลายเซ็นที่ได้มาจากที่อื่น ไม่ใช่จากสำนักงาน เช่น จากองค์กรที่ร่วมลงลายเซ็น หรือจากคดีก่อนหน้า
ผู้ที่ปลอมหลักฐานได้ ก็ปลอมรายชื่อที่อยู่ข้างกันได้ หากไม่มีรายชื่ออื่น ให้เขียนแทน "--policy POLICY" ว่า:
    --policy-as-the-office-says policy-as-the-office-says
เมื่อนั้นคำตอบที่ดีที่สุดคือ INTEGRITY ONLY (ยืนยันได้เพียงว่าไม่ถูกแก้ไข) โปรแกรมทั้งสองก็ควรนำมาจากที่อื่นเช่นกัน ค่า SHA-256 อยู่ด้านล่าง

การตรวจนี้ไม่ได้แสดงว่าสิ่งที่บันทึกเป็นความจริง และไม่ได้แสดงว่าไม่มีสิ่งใดขาดหายไป`,
]

const RULE = `\n\n${'-'.repeat(72)}\n\n`

/** What lies beside a proof, in plain words, in the four languages of the desk. `sums` are lines as sha256sum writes them. */
export function readMe(entry: string, sums: readonly string[]): string {
  return [...LANGUAGES.map((say) => say(entry)), `${sums.join('\n')}\n`].join(RULE)
}
