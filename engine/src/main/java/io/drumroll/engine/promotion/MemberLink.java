package io.drumroll.engine.promotion;

/** A bundle's place among the deals of one of its SKUs. */
final class MemberLink extends DealLink {
    private final Deal bundle;

    MemberLink(Deal bundle) {
        this.bundle = bundle;
    }

    @Override
    public Deal deal() {
        return bundle;
    }
}
