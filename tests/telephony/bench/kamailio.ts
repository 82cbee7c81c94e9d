import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, tcpUp, type Child } from './child.ts';

export interface ExchangeConfig {
  readonly folder: string;
  readonly domain: string;
  /** SIP over UDP and TCP. */
  readonly sipPort: number;
  readonly wsPort: number;
  /** Where calls to the outside go. */
  readonly cityPort: number;
  /** Marks INVITEs of the city, which come without a password. */
  readonly cityToken: string;
  readonly passwords: Readonly<Record<string, string>>;
  /** Digits of a clinic's number -> extensions it rings. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
  /** Control port of rtpengine, where browsers (DTLS-SRTP, ICE) speak with phones (plain RTP). */
  readonly rtpengine?: number | undefined;
}

const modules = [
  'corex', 'tm', 'tmx', 'sl', 'rr', 'pv', 'maxfwd', 'textops', 'textopsx', 'siputils', 'sanity', 'htable', 'usrloc', 'registrar', 'auth', 'nathelper',
  'xhttp', 'websocket', 'dialog', 'db_text', 'presence', 'presence_dialoginfo', 'pua', 'pua_dialoginfo',
];
/** The presence module refuses to load without a database; db_text only gives it tables, everything stays in memory. */
const tables = ['version', 'presentity', 'active_watchers', 'watchers', 'xcap', 'pua', 'dialog', 'dialog_vars'];

/** Flag 2: asked over WebSocket; flag 3: with a browser's description. A talk between two phones is left alone. */
const bridge = {
  request: `    if ($pr == "ws" || $pr == "wss") {
        setflag(2);
        if (has_body("application/sdp") && search_body("a=fingerprint")) setflag(3);
    }
    if (is_method("INVITE")) t_on_branch("VOICE");
    if (is_method("BYE|CANCEL")) rtpengine_delete();`,
  branch: `branch_route[VOICE] {
    if (!has_body("application/sdp")) return;
    $var(tows) = 0;
    if ($nh(P) == "ws" || $ru =~ "transport=ws" || $du =~ "transport=ws") $var(tows) = 1;
    if ($var(tows) == 1 && !isflagset(2)) rtpengine_offer("replace-origin replace-session-connection ICE=force DTLS=passive RTP/SAVPF rtcp-mux-offer SDES-off");
    else if ($var(tows) == 0 && isflagset(3)) rtpengine_offer("replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux");
}`,
  reply: `    if (has_body("application/sdp") && ($rs == 183 || $rs == 200)) {
        if (isflagset(3) && $pr != "ws") rtpengine_answer("replace-origin replace-session-connection ICE=force RTP/SAVPF rtcp-mux-offer SDES-off");
        else if (!isflagset(2) && $pr == "ws") rtpengine_answer("replace-origin replace-session-connection ICE=remove RTP/AVP rtcp-mux-demux");
    }`,
} as const;

/**
 * A clinic's exchange: registrar and proxy with digest, a trunk to the city, numbers that ring several extensions at once,
 * and dialog events (RFC 4235) of every extension. A number's call is sent to the exchange itself once per extension, so
 * that each extension has a dialog of its own and watchers learn which of them lifted.
 */
export function configOf(c: ExchangeConfig): string {
  const self = `127.0.0.1:${c.sipPort}`;
  const lines = Object.entries(c.lines).map(([digits, phones]) => {
    const [first, ...others] = phones.map(phone => `sip:${phone}@${self}`);
    return `    if ($var(dialled) == "${digits}") { $ru = "${first}"; ${others.map(uri => `append_branch("${uri}");`).join(' ')} route(OUT); exit; }`;
  }).join('\n');
  const passwords = Object.entries(c.passwords).map(([user, password]) => `    $sht(pw=>${user}) = "${password}";`).join('\n');
  return `#!KAMAILIO
debug=1
log_stderror=yes
fork=yes
children=2
tcp_children=2
auto_aliases=no
alias="${c.domain}"
listen=udp:${self}
listen=tcp:${self}
listen=tcp:127.0.0.1:${c.wsPort}
tcp_accept_no_cl=yes
tcp_connection_lifetime=3605
mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/aarch64-linux-gnu/kamailio/modules/:/usr/lib64/kamailio/modules/"
${[...modules, ...(c.rtpengine === undefined ? [] : ['rtpengine'])].map(name => `loadmodule "${name}.so"`).join('\n')}
${c.rtpengine === undefined ? '' : `modparam("rtpengine", "rtpengine_sock", "udp:127.0.0.1:${c.rtpengine}")`}
modparam("tm", "fr_timer", 5000)
modparam("tm", "fr_inv_timer", 60000)
modparam("tm", "local_cancel_reason", 1)
modparam("tm", "e2e_cancel_reason", 1)
modparam("rr", "append_fromtag", 1)
modparam("usrloc", "db_mode", 0)
modparam("usrloc", "handle_lost_tcp", 1)
modparam("registrar", "max_contacts", 10)
modparam("registrar", "min_expires", 10)
modparam("registrar", "received_avp", "$avp(RECEIVED)")
modparam("nathelper", "received_avp", "$avp(RECEIVED)")
modparam("htable", "htable", "pw=>size=6;")
modparam("auth", "nonce_expire", 300)
modparam("dialog", "dlg_match_mode", 1)
modparam("dialog", "detect_spirals", 0)
modparam("db_text", "db_mode", 0)
modparam("presence", "db_url", "text://${join(c.folder, 'tables')}")
modparam("presence", "server_address", "sip:${self}")
modparam("presence", "subs_db_mode", 0)
modparam("presence", "publ_cache", 2)
modparam("presence_dialoginfo", "force_single_dialog", 0)
modparam("pua", "db_mode", 0)
modparam("pua", "db_url", "text://${join(c.folder, 'tables')}")
modparam("pua", "outbound_proxy", "sip:${self}")
modparam("pua_dialoginfo", "include_callid", 1)
modparam("pua_dialoginfo", "include_tags", 1)
modparam("pua_dialoginfo", "include_localremote", 1)
modparam("pua_dialoginfo", "use_pubruri_avps", 1)
modparam("pua_dialoginfo", "pubruri_caller_avp", "$avp(caller)")
modparam("pua_dialoginfo", "pubruri_callee_avp", "$avp(callee)")
modparam("websocket", "keepalive_timeout", 60)

event_route[htable:mod-init] {
${passwords}
}

request_route {
    if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if (!sanity_check("1511", "7")) exit;
    force_rport();
    if (is_method("OPTIONS") && uri == myself && $rU == $null) { sl_send_reply("200", "OK"); exit; }
    if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
    if (!is_method("ACK")) { if (t_precheck_trans()) { t_check_trans(); exit; } t_check_trans(); }

    # a phone behind a WebSocket or a TCP connection it opened is reached through that connection only
    if (nat_uac_test("64") || (proto == TCP && $sp != ${c.sipPort})) {
        if (is_method("REGISTER")) fix_nated_register();
        else if (is_method("SUBSCRIBE")) { fix_nated_contact(); msg_apply_changes(); }
        else add_contact_alias();
    }
    if (has_totag()) { route(INSIDE); exit; }
    if (is_method("PUBLISH")) {
        if ($si == "127.0.0.1" && $sp == ${c.sipPort}) { if (t_newtran()) { handle_publish(); t_release(); } } else sl_send_reply("403", "Forbidden");
        exit;
    }
    if (is_method("INVITE") && $si == "127.0.0.1" && $sp == ${c.sipPort}) { route(EXTENSION); exit; }
    if (is_method("INVITE") && proto == UDP && $hdr(X-City) == "${c.cityToken}") { route(CITY); exit; }
    route(PASSWORD);
    if (is_method("REGISTER")) { if (!save("location")) sl_reply_error(); exit; }
    if (is_method("SUBSCRIBE") && $hdr(Event) =~ "^dialog" && uri == myself) { if (t_newtran()) { handle_subscribe(); t_release(); } exit; }
    if (!is_method("INVITE|REFER|MESSAGE|NOTIFY|OPTIONS|INFO")) { sl_send_reply("405", "Method Not Allowed"); exit; }
    if (is_method("INVITE")) {
        remove_hf("P-Asserted-Identity");
        append_hf("P-Asserted-Identity: <sip:$au@${c.domain}>\\r\\n");
    }
    route(EXTENSION);
}

route[PASSWORD] {
    if (is_method("REGISTER")) {
        if ($au == $null || $sht(pw=>$au) == $null || !pv_www_authenticate("${c.domain}", "$sht(pw=>$au)", "0")) { www_challenge("${c.domain}", "1"); exit; }
        if ($au != $tU) { sl_send_reply("403", "Forbidden"); exit; }
    } else if ($au == $null || $sht(pw=>$au) == $null || !pv_proxy_authenticate("${c.domain}", "$sht(pw=>$au)", "0")) { proxy_challenge("${c.domain}", "1"); exit; }
    consume_credentials();
}

# a call from outside: the dialled number is told on, every extension of the number rings
route[CITY] {
    $var(dialled) = $(rU{re.subst,/^\\+//});
    append_hf("P-Called-Party-ID: <sip:+$var(dialled)@${c.domain}>\\r\\n");
${lines}
    sl_send_reply("404", "No such number");
}

# a call to one extension, or from one to the city; it has dialog events
route[EXTENSION] {
    if ($rU == $null) { sl_send_reply("484", "Address Incomplete"); exit; }
    $avp(caller) = "sip:" + $fU + "@${c.domain}";
    $avp(callee) = "sip:" + $rU + "@${c.domain}";
    $ru = "sip:" + $rU + "@${c.domain}";
    if (!lookup("location")) {
        if ($rU =~ "^\\+?[78][0-9]{10}$") $ru = "sip:" + $rU + "@127.0.0.1:${c.cityPort}";
        else { sl_send_reply("480", "Temporarily Unavailable"); exit; }
    }
    # only now: a dialog refused statelessly would be published as ringing for ever
    if (is_method("INVITE")) { record_route(); dlg_manage(); }
    route(OUT);
}

route[INSIDE] {
    if (is_method("SUBSCRIBE") && uri == myself) { if (t_newtran()) { handle_subscribe(); t_release(); } exit; }
    if (loose_route()) { if ($du == $null) handle_ruri_alias(); route(OUT); exit; }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    if (handle_ruri_alias() || !(uri == myself)) { route(OUT); exit; }
    sl_send_reply("404", "Not here");
}

route[OUT] {
    if (is_method("INVITE")) t_on_reply("BACK");
${c.rtpengine === undefined ? '' : bridge.request}
    if (!t_relay()) sl_reply_error();
    exit;
}

onreply_route[BACK] {
    if (nat_uac_test("64") || proto == TCP) add_contact_alias();
${c.rtpengine === undefined ? '' : bridge.reply}
}
${c.rtpengine === undefined ? '' : bridge.branch}

event_route[xhttp:request] {
    set_reply_close();
    set_reply_no_connect();
    if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm == "GET") { if (ws_handle_handshake()) exit; }
    xhttp_reply("404", "Not Found", "", "");
}
`;
}

/** Starts Kamailio in the foreground and waits until both doors are open. */
export async function startExchange(c: ExchangeConfig): Promise<Child> {
  const folder = join(c.folder, 'tables');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const table of tables) copyFileSync(join('/usr/share/kamailio/dbtext/kamailio', table), join(folder, table));
  writeFileSync(join(c.folder, 'kamailio.cfg'), configOf(c));
  const child = startChild('kamailio', 'kamailio',
    ['-DD', '-E', '-m', '96', '-M', '8', '-w', c.folder, '-Y', c.folder, '-P', join(c.folder, 'kamailio.pid'), '-f', join(c.folder, 'kamailio.cfg')],
    { cwd: c.folder, limitSeconds: 900 });
  await tcpUp(c.sipPort, child);
  await tcpUp(c.wsPort, child);
  return child;
}
