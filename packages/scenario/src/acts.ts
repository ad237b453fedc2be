import { claimsFrom } from './claim.ts'
import type { ClaimRow, DemoClaim, Manner } from './claim.ts'

/** One thing done to one demo person at one time and place, as told. */
export interface DemoAct {
  readonly synthetic: true
  readonly key: string
  /** Key of the demo person; the first claim says it with its passage. */
  readonly person: string
  readonly claims: readonly DemoClaim[]
}

function act(
  key: string,
  person: string,
  message: number,
  manner: Manner,
  rows: readonly ClaimRow[],
): DemoAct {
  const [, , quote = ''] = rows[0] ?? []
  const who: ClaimRow = ['act.person', person, quote]
  return { synthetic: true, key, person, claims: claimsFrom(message, manner, [who, ...rows]) }
}

const protectionTeam = 2
const medicalTeam = 3
const known: Manner = { credibility: 2 }
const heard: Manner = { directness: 'second-hand', credibility: 3 }

export const demoActs: readonly DemoAct[] = [
  act('a01', 'p05', 2, heard, [
    ['act.type', 'INT.ASSAULT', 'брата повалили на асфальт и затащили внутрь'],
    ['act.at', '2020-08-10/2020-08-11', 'был задержан 10 августа ночью'],
    ['act.place', 'Минск, Каменная Горка', 'в районе Каменной Горки'],
    ['act.by', 'люди в форме и касках', 'выбежали люди в форме и касках'],
    ['act.method', 'дубинки', 'били дубинками всех подряд'],
  ]),
  act('a02', 'p06', 8, known, [
    ['act.type', 'INT.ASSAULT', 'Я бачыў, як яго білі дубінкамі і цягнулі ў аўтобус'],
    ['act.at', '2020-08-10', 'Яго затрымалі 10 жніўня ўначы'],
    ['act.place', 'Мінск, Каменная Горка', 'на Каменнай Горцы'],
  ]),
  act('a03', 'p02', 3, heard, [
    ['act.type', 'INT.NOCARE', 'my cousin had trouble breathing and that nobody called a doctor'],
    [
      'act.place',
      'detention centre in Akrestsina lane',
      'in the detention centre in Akrestsina lane',
    ],
  ]),
  act('a04', 'p17', 7, known, [
    ['act.type', 'INT.ASSAULT', 'били дубинками по спине и ногам всех, кто поднимал голову'],
    ['act.at', '2020-08-11', '11 августа около 22:30'],
    ['act.place', 'автозак', 'Рядом остановился автозак'],
    ['act.by', 'люди в балаклавах', 'люди в балаклавах, без опознавательных знаков'],
    ['act.method', 'дубинки', 'били дубинками по спине и ногам'],
  ]),
  act('a05', 'p17', 7, known, [
    ['act.type', 'COND.OVERCROWD', 'в камере на шесть мест нас было тридцать четыре человека'],
    ['act.at', '2020-08-12/2020-08-14', 'За двое суток покормили один раз'],
    ['act.place', 'Окрестина', 'Нас привезли на Окрестина'],
  ]),
  act('a06', 'p17', 7, known, [
    ['act.type', 'FT.COUNSEL', 'Адвоката не было, позвонить не дали'],
    ['act.at', '2020-08-13', '13 августа меня отвели в комнату, где сидела женщина в мантии'],
  ]),
  act('a07', 'p22', 7, { ...known, audience: medicalTeam }, [
    ['act.type', 'INT.NOCARE', 'Инсулин Кулику не приносили, хотя он просил каждый час'],
    ['act.place', 'Окрестина', 'Нас привезли на Окрестина'],
  ]),
  act('a08', 'p15', 5, { ...heard, audience: medicalTeam }, [
    ['act.type', 'INT.ASSAULT', 'спина и ноги сплошь в синяках'],
    ['act.at', '2020-08-11/2020-08-13', 'вечером 11 августа'],
  ]),
  act('a09', 'p09', 9, known, [
    ['act.type', 'FT.COUNSEL', 'I have been refused access to him three times'],
    ['act.at', '2020-08-13/2020-08-15', 'on 13 and 14 August'],
    ['act.by', 'officers on duty', 'Each time the officer on duty took my warrant'],
  ]),
  act('a10', 'p24', 10, known, [
    ['act.type', 'FT.PUBLIC', 'заседание длилось четыре минуты и шло прямо в здании на Окрестина'],
    ['act.at', '2020-08-13', 'На следующий день ему назначили 15 суток ареста'],
    ['act.place', 'Окрестина', 'прямо в здании на Окрестина'],
  ]),
  act('a11', 'p18', 12, known, [
    ['act.type', 'INT.CIDT', 'в спортзале мы лежали лицом вниз, кто шевелился, того били'],
    ['act.at', '2020-08-12', 'Задержали 12 августа утром'],
    ['act.place', 'РУВД', 'Сначала было РУВД'],
  ]),
  act('a12', 'p11', 13, { audience: protectionTeam }, [
    ['act.type', 'MED.ATTACK', 'яе разам з дзвюма іншымі затрымалі людзі ў форме'],
    ['act.at', '2020-08-13', '13 жніўня яна перавязвала параненых у двары'],
  ]),
  act('a13', 'p19', 14, known, [
    ['act.type', 'ASM.LLW', 'what the surgeon called a rubber bullet'],
    ['act.at', '2020-08-10T23:30~', 'On 10 August at about 23:30'],
    ['act.place', 'Minsk, near the Yubileinaya hotel', 'near the Yubileinaya hotel'],
    ['act.method', 'rubber bullet', 'what the surgeon called a rubber bullet'],
  ]),
  act('a14', 'p28', 15, { directness: 'document', credibility: 2, audience: medicalTeam }, [
    ['act.type', 'INT.ASSAULT', 'names bruises on the back and a broken rib'],
    ['act.at', '2020-08-11/2020-08-14', 'was held from 11 to 14 August'],
  ]),
  act('a15', 'p20', 16, { ...heard, audience: protectionTeam }, [
    ['act.type', 'CHILD.REMOVE', 'she will lose her children'],
    ['act.at', '2020-08-17', 'On 17 August somebody called her'],
    ['act.by', 'an unknown caller', 'There was no name and no number'],
  ]),
  act('a16', 'p27', 17, { ...known, audience: protectionTeam }, [
    ['act.type', 'CHILD.DET', 'его забрали во дворе вместе со взрослыми'],
    ['act.at', '2020-08-12', '12 августа он шёл с тренировки'],
    ['act.place', 'Заводское РУВД', 'нашла в Заводском РУВД'],
  ]),
  act('a17', 'p29', 18, known, [
    [
      'act.type',
      'INT.NOCARE',
      'His medicine, brought by his daughter, has been returned to her twice',
    ],
    [
      'act.place',
      'remand prison in Valadarskaha street',
      'the remand prison in Valadarskaha street',
    ],
  ]),
  act('a18', 'p26', 18, { ...heard, audience: protectionTeam }, [
    ['act.type', 'INT.COERCEDCONF', 'he was beaten until he agreed to be filmed'],
    ['act.at', '2020-08-10', 'on 10 August he was beaten'],
  ]),
]
