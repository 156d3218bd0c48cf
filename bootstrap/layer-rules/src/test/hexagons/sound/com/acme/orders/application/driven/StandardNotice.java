package com.acme.orders.application.driven;

public enum StandardNotice implements Notice {
    SENT,
    LOST {
        @Override
        public String text() {
            return "we are sorry";
        }
    };

    @Override
    public String text() {
        return "it is on its way";
    }
}
