package com.acme.orders.adapters.store;

import com.acme.orders.application.driven.Notice;

/** Reads a value through its interface. */
record NoticeLog(StringBuilder lines) {
    void add(Notice notice) {
        lines.append(notice.text());
    }
}
