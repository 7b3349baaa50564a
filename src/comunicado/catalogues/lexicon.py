"""A word of English or Spanish in, the notions it may stand for out: what tells a translation from another text.

A short list of what news releases are made of, for judging whether two texts may say the same; it translates nothing.
Each entry is English, `=`, Spanish, without accents; `*` stands for any ending.  Names, figures and cognates
(`official`, `oficial`) need no entry.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENTRIES = """
january=enero; february=febrero; march=marzo; april=abril; may=mayo; june=junio; july=julio; august=agosto
september=septiembre setiembre; october=octubre; november=noviembre; december=diciembre; monday*=lunes
tuesday*=martes; wednesday*=miercoles; thursday*=jueves; friday*=viernes; saturday*=sabado*; sunday*=domingo*
today=hoy; tomorrow=manana; yesterday=ayer; day days daily=dia dias diari*; week*=semana*; month*=mes meses mensual*
year* annual*=ano anos anual*; hour*=hora*; morning=manana; afternoon=tarde; night*=noche*
time times=vez veces tiempo* hora*; ago=hace; before previous* prior earlier=antes anterior* previ*
after since=despues tras desde; soon shortly=pronto breve; now current* present*=ahora actual* present* vigente*
next following follow*=proxim* siguient* segui*; last late* past=ultim* pasad* tarde; new newly news=nuev* noticia*
old older=viej* antigu* anterior*; first=primer*; second=segund*; third=tercer*; fourth=cuart*; fifth=quint*
one=un uno una; two both=dos amb*; three=tres; four=cuatro; five=cinco; six=seis; seven=siete; eight=ocho; nine=nueve
ten=diez; eleven=once; twelve=doce; twenty=veinte; thirty=treinta; hundred*=cien* cient*; thousand*=mil miles
half=mitad medio* media*; million*=millon*; billion*=millon* mil; dollar*=dolar*; pound*=libra*; feet foot=pie pies
mile miles=milla*; degree*=grado* titul*; percent=ciento
many much several various multiple=much* vari* multipl* divers*; more most=mas mayor*; less fewer least=menos menor*
all every each whole entire*=tod* cada enter*; some any few=algun* cualquier* poc* unos unas
other* another else=otr* demas; only just=solo solamente unic* soli*; about=acerca sobre aproximadamente
between among=entre; against=contra; without=sin; during while=durante mientras; until=hasta; with=con; for=para por
and=y e; or=o u; not no=no ni ningun* sin; also too=tambien ademas; because=porque debido; than=que
however but=pero embargo; where=donde; when=cuando; who whose=quien* cuy* que; which=cual* que; how=como; why=porque
what=que cual; if whether=si; here=aqui; there=alli ahi hay; this these=este esta estos estas esto
that those=ese esa eso esos esas aquel*; same=mism*; such=tal tales; very=muy; almost nearly=casi cerca
can could may might able abilit*=pued* podr* podem* capa* capaci*
must should need* necessar* require*=deb* neces* hace* haci* hag* requ* exig*
will want* wish* would like=quier* desea* gust* querr*
have has had having=tener tenia* tenga* tien* tuv* ha han haber habia* habra* hubo disp* cuent*
is are was were been being be=es son fue* era eran ser sido sea* esta* estuv*
do does did done=hace* haci* hag* hiz* hech* realiz*
make* made making=hace* haci* hag* hiz* hech* realiz* elabor* fabric*
give* gave given=dar da dan dio dieron dado* ofre* conced*; get* got receiv* obtain*=obten* obtuv* recib* consegu*
take* took taken=tom* llev*; go goes going went gone=ir va van vay* fue fueron
come* came=venir venid* vendra* vien* vino vinieron lleg*
say says said saying tell told=dij* dec* dic* afirm* senal* declar* manifest* indic*
add* added adding=anad* agreg* adicion*; remov* delet* eliminat*=elimin* quit* borr* suprim*
fix* fixes correct* repair*=corre* corri* arregl* soluc* repar* subsan*; chang* modif*=cambi* modific*
updat* upgrad* up-to-date=actualiz*
releas* publish* publication* issue issued issues=public* lanz* version* edicion* emit* difu* asunto* problema*
announc*=anunci* comunic*; version*=version*; support*=soport* apoy* compatib* admit* asisten* mantenimiento
provid* offer* suppl*=proporcion* ofrec* brind* suministr* da
allow* let enabl* permit*=permit* habilit* dejar autoriz*; help* assist* aid=ayud* asist* colabor* auxili*
use used uses user* using usage usable=usa* uso* usu* utiliz* emple*
work* job* labor=trabaj* funcion* obra* labor* emple*; run* ran execut* operat*=ejecut* funcion* oper* corre* corri*
start* begin* began begun launch*=inici* comenz* comienz* empez* empiez* arranc* lanz*; stop* halt*=par* det* ces*
end ended ends final* finish* complet* terminat*=fin final* termin* complet* conclu* acab*
open*=abr* abiert* apertur* reabr*; clos* shut=cerr* cierr* cierre*
keep* kept maintain* maintenance retain*=mant* conserv* guard*; leav* left=dej* sale* sali* izquierd* abandon*
avoid* prevent*=evit* impid* imped* preven*
find* found* look* search* seek*=encontr* encuentr* busc* busqued* halla* mir* fund*
show* display* see seen saw=muestr* mostr* ver vea* vio visto* visualiz*; read*=lee* lei* lect*
writ* wrote=escrib* escrit*; load* upload* download*=carg* descarg* subir; install*=instal*
build* built rebuild* rebuilt compil*=constru* compil* recompil* gener* reconstru*; creat*=crea* cree* crei*
set setting* configur*=config* fij* establec* pon* valor* ajust*; test* try tried tries attempt*=prueb* proba* intent*
check* verif* review*=comprob* comprueb* revis* verific*; handl* manag*=manej* gestion* administr* trat*
includ* contain* inclusion=inclu* conten* contien*; send* sent mail* email=envi* mand* corre*
call* phone*=llam* telefon*; ask* question* request* quer*=pregunt* pedi* pid* solicit* peticion* consult* duda*
answer* repl* respon*=respuest* contest* respon*; speak* spoke* talk* speech=habl* charl* discurs* palabra*
meet* met meeting*=reun* encuentr* conoc* cit*; discuss* debat*=discut* debat* trat* convers* analiz*
agree*=acord* acuerd* conven*; decid* decision*=decid* decision*; visit*=visit*
held hold* host* took=celebr* organiz* llev* cabo tendra lugar* anfitri* sede
join* union unite*=unir* unid* union* incorpor*; reach* achiev* accomplish*=alcanz* lleg* logr* consegu*
bring* brought carry carri*=traig* traer trae traj* llev* aport*; buy* purchas* bought=compr* adquir*
sell* sold sale*=vend* vent*; pay* paid=pag*; cost* price*=cost* preci*; know* knew=sab* conoc* sep*
learn*=aprend* conoc* enter*; think* thought believ* consider*=piens* pens* crea* cree* crei* consider*
hope* expect* wait*=esper*; feel* felt=senti* sient*; thank* grateful=graci* agradec*
please* pleased glad happy proud*=complac* alegr* content* orgull* feliz gust* tenga favor; mean* meant=signific*
note* notic*=nota* aviso* cuenta observ* tenga
continue* still stay* remain*=continu* segu* sigu* permane* aun todavia
becom* became=conv* hace* haci* hag* lleg* pas*; consist* constitut*=consist* constitu* form*
move* moving=muev* mov* traslad* mud*; turn*=gir* vuelt* convert*
return* back=regres* vuelv* volv* devol* retorn* atras; cross*=cruz* cruc*; live* life lives alive=viv* vid*
die* dead death* kill*=muer* muri* falle* mata* mato
grow* grew increas* rise* rose=crec* aument* increment* subi* sube*
fall* fell drop* reduc* decreas* lower*=cae* cay* caid* baj* reduc* dismin* descen*
protect* safe* secur*=proteg* protec* segur* salv*; threat* danger* risk*=amenaz* pelig* riesg*; attack*=ataqu* atac*
fight*=luch* combat*; arrest* detain* custody=arrest* deten* custodi*
register* registration record*=registr* inscri* inscrip* grab* constancia
vote* voting voter* ballot*=vot* elector* boleta*; election* elect*=elec* elector*; campaign*=campan*
apply* applicat* request=solicit* aplic*; sign* signed=firm* senal*; appoint*=nombr* design* cita*; age* aged=edad*
birth* born=nac*; name* named nam* call*=nombr* denomin* llam*; address*=direcc* domicilio*; number*=numer*
list* listed=list* relacion*; list lists=enumer*; part*=part* piez*; kind* type*=tipo* clase*
way ways manner=maner* form* modo* via*; page*=pagin*; site* web website=sitio* pagin* web; link*=enlac* vincul*
line online*=line*; web website=red; network* net=red redes
computer* pc=ordenador* computador* equipo* informatic* maquin*; machine*=maquin* equip*; device*=dispositiv* aparat*
hardware*=hardware equipo*; software=software program*; program* programme*=program*
package* packag*=paquet* empaquet*; file*=fichero* archiv*; folder* directory directories=carpeta* directorio*
source*=fuente* origen* codigo; code*=codigo* clave*; codename* nickname*=clave alias apod*
bug* error* mistake* fault* flaw*=error* fallo* bug* bugs incidenc* errat*
crash* fail* failure* failed broken break* fault=fall* error* caid* colg* romp* rot* bloque*
issue* problem* trouble*=problema* cuestion* asunto*; security=segur*; vulnerab*=vulnerab*; overflow*=desbord*
leak* loss* lost lose losing=fuga* filtrac* perdid* perd* pierd*; memory=memor*; access*=acces*
key keys=clave* llave* tecla*; password*=contrasen*; user*=usuari*; team*=equip*; group*=grup*
member*=miembro* integrant* socio*; people person* human* individual*=person* gente human* individu*; man men=hombre*
woman women=mujer*; child* kid*=nino* nina* hij* infan* menor*; youth young*=joven* juven*
student* pupil*=estudiant* alumn*; teacher*=maestr* profesor* docent*; school*=escuel* escolar* colegi*
college* universit*=universi*; famil*=famil*; friend*=amig*; mother=madre; father=padre; parent*=padr*
home* house* hous*=casa* hogar* vivienda* inicio; community communities=comunid*; neighbor*=vecin* barri*
citizen*=ciudadan*; resident*=resident* habitant*; government*=gobiern* gubern*; state*=estad* estat*
city cities town*=ciudad* pueblo*; county=condado*; countr*=pais*; world* worldwide global*=mund* global*
nation*=nacion* pais*; border*=fronter*; bridge*=puente*; river*=rio*
street* road* highway*=calle* carreter* camin* avenida*
office* officer* official*=oficin* oficial* agent* funcionari*; agency agencies=agencia* organismo*
department*=departament* ministeri* secretar*; mayor*=alcald*; governor*=gobernador*; law* legal*=ley* legal* derecho
rule* regulation*=regl* norm*; right*=derech* correct*; court* judge*=tribunal* corte juez* juic*; police*=polic*
sheriff*=alguacil* sheriff; enforce* enforcement=aplicac* cumplimiento ejecuc* control; customs=aduan*
immigra*=inmigra* migra*; health*=salud* sanit*; hospital*=hospital*; clinic*=clinic*
doctor* physician*=medic* doctor*; patient*=pacient*; disease* illness* sick*=enferm*; vaccin* shot shots=vacun*
nurse*=enfermer*; care=atencion cuidad*; water*=agua*; food*=aliment* comida*; fire*=fueg* incend*; flood*=inund*
storm*=torment*; hurricane*=huracan*; weather*=tiempo clima* meteor*; rain*=lluv*; wind*=vient*; heat*=calor*
money fund* grant*=dinero fondo* financ* subvenc* beca*
business* company companies firm* enterprise*=empres* negoci* compan* comerci*; trade*=comerci*; market*=mercad*
tax*=impuest* tribut* fisc*; bank*=banc*; truck*=camion*; car cars vehicle*=coche* carr* vehicul* auto*
train*=tren* entren* capacit* format*; air* flight*=air* vuel* aere*; ship* vessel*=barc* buque* envi* distrib*
free freedom=libre* libert* gratis gratuit*; open=libre*
large* big bigger great* huge wide* broad*=grand* gran ampli* enorm* mayor* extens*; small* little tiny=pequen* poc*
long*=larg*; short* brief*=cort* brev*; high* tall=alt* elev*; low=baj*; good better best well=buen* bien mejor*
bad worse worst badly=mal* peor*; important* major main* key=important* principal* clav* mayor*
serious* severe*=grav* seri*; easy easily easier=facil*; hard* difficult*=dificil* dificult* dur*
fast* quick* rapid*=rapid*; slow*=lent*; early=tempran* pronto; strong* strength*=fuert* fortal* solid*
full* complete*=complet* llen* plen* integr*; empty=vaci*; true real* actual*=verdad* ciert* real*
wrong* incorrect*=incorrect* erron* equivoc* mal; different*=diferent* distint*; available availab*=disponib* dispon*
ready=list* prepar*; possib*=posib*; usual* regular* normal* common*=habitual* normal* regular* comun* usual*
own=propi*; public=public*; private*=privad*; special* particular*=especial* particular*; optional*=opcional*
missing lack* absent=falt* falta* ausen* carec*; additional* extra further=adicional* mas extra ademas
further=mayor* mas; stable stabilit*=estab*; security=seguridad; default*=predetermin* omision defecto
distribut*=distribu* reparto; download*=descarg* bajar*; mirror*=replic* espejo*; image*=imag*
picture* photo*=foto* imag*; video*=video*; sound*=sonid*; media medium=medio* media* prensa; press=prensa
desktop*=escritorio*; environment*=entorno* ambient* medio* media*; server*=servidor*; client*=client*
driver*=controlador* conductor*; kernel*=nucleo* kernel; printer* print*=impres* imprim*
library libraries=bibliot* libreria*; language*=idioma* lengua*; translat*=tradu*; manual* handbook=manual*
guide*=guia*; documentation document*=document*; screen*=pantalla*; window*=ventana*; button*=boton*
disk* drive*=disc* unidad*; boot*=arran*; upstream=original* autor* fuente; patch*=parch*; point=punt* puntual*
dependenc* depend*=depend*; team=equipo; replac* instead=reempl* sustitu* lugar vez; ignor* skip*=ignor* omit*
allocat*=asign* reserv*; warn*=advert* avis*; conflict*=conflict*; match*=correspond* coincid* concord*
advisory advisories=aviso* asesor*; miscellaneous=vari* divers* miscelan*; bugfix*=correc* error* fallo*
reason*=motiv* razon*; circumstance*=circunstanc*; beyond outside=fuera alla ajen*; contact*=contact*
information inform*=inform*; further=mas mayor adicional; fix=correccion; location* place*=ubicac* lugar* sitio* sede*
area* zone*=area* zona*; north*=norte* hacia norteñ*; south* southern=sur* hacia; east*=este* oriental*
west*=oeste occidental*; center* centre* central*=centr*; side*=lado*; front*=frente*; top*=superior* arriba
bottom*=inferior* abajo fondo; inside in within=dentro en; event*=event* act* acontec*
conference*=conferenc* congres*; summit*=cumbre*; project*=proyect*; plan* planned planning=plan*; effort*=esfuerz*
step*=pas* medid*; goal* aim*=objetiv* meta* fin; result* outcome*=result*; report*=inform* report* denunc*
stud* research* investig*=estud* investig*; data date dates=dat* fecha*; deadline*=plazo* limite*
statement*=declar* comunic*; example*=ejemplo*; history=histori*; science scien*=cienc* cientif*; art arts=arte* artes
music*=music*; sport*=deport*; game*=jueg* partid*; book*=libr*; word*=palabra*; letter*=carta* letra*
box*=caj* casill*; table*=tabla* mesa*; chart*=grafic*; door*=puert*; room*=sala* cuart* habitacion*
floor*=piso* planta*; building*=edific*; park*=parque*; land*=tierr* terren*; tree*=arbol*; animal*=animal*
dog*=perr*; eye*=ojo*; hand*=mano*; head*=cabez* jefe*; body=cuerpo*; heart*=corazon*; war*=guerra*; peace*=paz
weapon* gun* arms=arma*; drug*=drog* farmac* medicament*; crime* criminal*=crim* delit*; victim*=victim*
gang*=pandill* banda*; smuggl* traffic*=contraband* trafic*; seiz*=decomis* incaut*; tip=pist* consej*
partner*=soci* aliad* colabor*; volunt*=volunt*; donat* donor*=dona*; sponsor*=patrocin*; develop*=desarroll*
contribut*=contribu* aport* colabor*; participa* attend*=particip* asist* acud*; invit*=invit*; celebrat*=celebr*
award* prize*=premi*; lead* leader* led=lider* dirig* encabez* llev*; director* manager*=director* gerent* jef*
spokes*=portavo* vocer*; president*=president*; secretary=secretari*; chief=jef*
deputy assistant=adjunt* subdirector* asistent*; worker* employee* staff personnel=trabajador* emplead* personal
owner*=duen* propietari*; driver=chofer conductor*; mail=correo; identification id=identific* credencial*
license*=licenc* permis*; card*=tarjet* credencial*; form forms=formulari*; fee fees=cuota* tarifa*
online=linea internet; person=persona; postmark*=sell* matasell*; learn=aprend* infor*; more=mas; once=vez
font fonts typeface*=letra fuente* tipo* tipograf*; outdated obsolete=anticuad* obsolet*; blank white=blanc*
black=negr*; red=roj*; green=verde*; blue=azul*; yellow=amarill*; wait* queue*=esper* fila cola
hang* freez*=bloque* colg*; feedback=comentario* opinion*; coverage cover*=cobertura cubr* cubiert*
broadcast* stream*=transmi* emi* difund*; properly=adecuad* correct*; revert* undo*=revert* vuelv* deshac*
drop*=elimin* quit* abandon*; useless=inutil* uso; shutdown shut*=apag* cierr*; workshop*=taller*; session*=sesion*
schedul*=horario* calendario* program*; beyond=ajen*; warn*=avis*; permission*=permis*; directory=directorio*
chang*=cambi* modific*; behalf=nombre; around=alrededor; through=traves mediante; under=bajo; above=encima arriba
below=debajo abajo continuacion; toward*=hacia; off=fuera; out=fuera; within=dentro
ensur* guarantee*=asegur* garanti*; improv* enhanc*=mejor*; rais*=recaud* elev* aument*; spend* spent=gast*
rent*=rent* alquil*; loan*=prestam*; insur*=segur*; benefit*=benefici* prestac*; holiday*=feriad* fiesta* vacacion*
weekend*=semana; evening=noche tarde; hurt injur* wound*=herid* lesion*; rescu*=rescat*; emergenc*=emergenc* urgenc*
shelter*=refugi* albergue*; evacu*=evacu*; search*=busc* registr* alla*; suspect*=sospech*; charg* accus*=carg* acus*
sentenc* convict*=sentenc* conden*; prison* jail*=prision* carcel*; trial* lawsuit*=juicio* demand*
attorney* lawyer*=abogad* fiscal*; witness*=testig*; law lawmaker*=ley* legislad*; bill bills=proyecto* factura*
act acts=ley* acto*; budget*=presupuest*; wage* salar*=salari* sueld*; hire* hiring=contrat*
job jobs=empleo* puesto* trabajo*; farm*=granja* agricol* agricult*; crop* harvest*=cosech* cultiv*; school=escuela
bus buses=autobus* camion*; lane*=carril*; port ports=puerto*; bridge=puente; wall* fence*=muro* cerca* valla*
speed*=velocidad*; traffic=transito trafico circulac*; english=ingles*; spanish spain=espan*; french france=franc*
german germany=aleman*; italian* italy=italian* italia; dutch=neerland* holand*; norwegian norway=norueg*
danish denmark=danes* dinamarca; swedish sweden=suec* suecia; swiss switzerland=suiz*; portuguese=portugues*
chinese china=chin*; japanese japan=japon*; russian* russia=rus* rusia; united=unid*; kingdom=reino
european* europe=europe* europa; american*=american* estadounidens*; english=inglaterra; mexic*=mexic*; lake*=lago*
unit units=unidad*; task*=tarea* fuerza*; force forces=fuerza*; vetted=certific* verific*
scotland scottish=escoc*; england=inglaterra; ireland=irlanda; wales=gales; greece=grecia; poland=polonia
belgium=belgica; turkey=turquia; iceland=islandia; hungary=hungria; czech*=chec*; egypt=egipto; morocco=marruecos
london=londres; geneva=ginebra; brussels=bruselas; hague=haya; lisbon=lisboa; beijing=pekin; warsaw=varsovia
cologne=colonia; havana=habana; ticino=tesino; grande=bravo; john=juan; paul=pablo; peter=pedro; francis=francisco
elizabeth=isabel; philip=felipe; charles=carlos; george=jorge; mary=maria; joseph=jose
gulf=golfo; valley*=valle*; island*=isla*; mountain*=montan*; sea=mar; coast*=costa*
""".replace("\n", ";")


_LONGEST = 16
"""Letters of the longest beginning of a word that is listed."""
_PREFIX = re.compile(r"\A(?:un|non|re|des|dis|in|im|pre)(?=\w{4})")


def _table() -> tuple[dict[str, dict[str, list[int]]], dict[str, dict[str, list[int]]]]:
    """Whole words and beginnings of words, of each language, with the notions they stand for."""
    whole: dict[str, dict[str, list[int]]] = {"en": {}, "es": {}}
    begun: dict[str, dict[str, list[int]]] = {"en": {}, "es": {}}
    entries = (entry.split("=") for entry in _ENTRIES.split(";") if entry.strip())
    for notion, sides in enumerate(entries):
        for language, words in zip(("en", "es"), sides, strict=True):
            for word in words.split():
                table = (begun if word.endswith("*") else whole)[language]
                table.setdefault(word.removesuffix("*"), []).append(notion)
    return whole, begun


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, dict[str, list[int]]], dict[str, dict[str, list[int]]]]:
    return _table()


def notions(word: str, language: str) -> frozenset[int]:
    """What a word, in small letters and without accents, may stand for; nothing in a language that is not listed.

    >>> notions("puentes", "es") & notions("bridge", "en") != frozenset()
    True
    """
    whole, begun = _tables()
    if language not in whole:
        return frozenset()
    found: list[int] = []
    # `unmaintained` has the notion of `maintained` too.
    for stem in dict.fromkeys((word, _PREFIX.sub("", word))):
        found += whole[language].get(stem, ())
        for length in range(2, min(len(stem), _LONGEST) + 1):
            found += begun[language].get(stem[:length], ())
    return frozenset(found)
